"""Every milestone once, in its section, with its own dates: jsonresume_rules.py EXPORT ITEMS"""
import json
import sys

from jsonresume_sections import SECTIONS, is_datable, section
from kit import expect, fault, milestones, plain, public, verdict


def titles(name, entry):
    """Where a title may be: the kind of a study may be apart, and its institution unknown."""
    if name == "education":
        kind, area = entry.get("studyType", ""), entry.get("area", "")
        return [plain(each) for each in (f"{kind}, {area}", area, kind, entry.get("institution", ""))]
    return [plain(entry[SECTIONS[name][0]])]


def dates(name, entry):
    _, _, start, end, _ = SECTIONS[name]
    return entry.get(start), entry.get(end)


def own_dates(name, item):
    """An event ends when it begins, since no end means that it goes on."""
    until = item.get("until", item["on"])
    return item["on"], None if until == "now" or SECTIONS[name][3] is None else until


with open(sys.argv[1], encoding="utf-8") as file:
    resume = json.load(file)
expect(not resume.keys() - {"$schema", "basics", "meta", *SECTIONS}, f"unknown sections: {list(resume)}")
expect("lastModified" not in resume.get("meta", {}), "a date that changes without reason")
past = [each for each in milestones(public(sys.argv[2])) if is_datable(each)]
for name in SECTIONS:
    entries = resume.get(name, [])
    expect(name not in resume or entries, f"{name} is empty")
    known = {key for key in SECTIONS[name][:4] if key} | set(SECTIONS[name][4].split())
    for entry in entries:
        expect(not entry.keys() - known, f"{name}: unknown keys: {entry.keys() - known}")
        expect("" not in entry.values() and None not in entry.values() and [] not in entry.values(), f"{name}: an empty value: {entry}")
        url = entry.get("url", "https://")
        expect(url.startswith(("https://", "http://")), f"{name}: a link that runs or is none: {url}")
    for item in (each for each in past if section(each) == name):
        own = [each for each in entries if plain(item["title"]) in titles(name, each) and dates(name, each) == own_dates(name, item)]
        expect(own, f"{name}: {item['title']!r} of {own_dates(name, item)} is not in it")
        entries.remove(own[0]) if own else None
    for entry in entries:
        fault(f"{name}: one too many: {entry}")
verdict()
