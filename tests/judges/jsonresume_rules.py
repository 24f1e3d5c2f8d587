"""Every milestone once, in its section, with its own dates: jsonresume_rules.py EXPORT ITEMS"""
import json
import sys

from jsonresume_sections import SECTIONS, section
from kit import expect, milestones, public, same, verdict

with open(sys.argv[1], encoding="utf-8") as file:
    resume = json.load(file)
past = milestones(public(sys.argv[2]))
expect(not resume.keys() - {"$schema", "basics", "meta", *SECTIONS}, f"unknown sections: {list(resume)}")
expect("lastModified" not in resume.get("meta", {}), "a date that changes without reason")
for name, (title, _, start, end, rest) in SECTIONS.items():
    entries, wanted = resume.get(name, []), [each for each in past if section(each) == name]
    expect(name not in resume or entries, f"{name} is empty")
    known = {key for key in SECTIONS[name][:4] if key} | set(rest.split())
    for entry in entries:
        expect(not entry.keys() - known, f"{name}: unknown keys: {entry.keys() - known}")
        expect("" not in entry.values() and None not in entry.values() and [] not in entry.values(), f"{name}: an empty value: {entry}")
        url = entry.get("url", "https://")
        expect(url.startswith(("https://", "http://", "mailto:")), f"{name}: a link that runs or is none: {url}")
        if title is None:
            entry["title"] = entry.get("area") or entry.get("studyType")
    title = title or "title"
    same([(each.get(title), each.get(start)) for each in entries], [(each["title"], each["on"]) for each in wanted], name)
    if end:
        ends = [(each.get(start), None if each.get("until") == "now" else each.get("until", each["on"])) for each in wanted]
        same([(each.get(start), each.get(end)) for each in entries], ends, f"{name}, ends")
verdict()
