"""Every milestone once, with its own dates, years as bare numbers: rendercv_rules.py EXPORT ITEMS"""
import re
import sys

import ruamel.yaml

from kit import expect, fault, milestones, plain, public, same, verdict

with open(sys.argv[1], encoding="utf-8") as file:
    text = file.read()
expect("!" not in re.sub(r'"(?:[^"\\]|\\.)*"', "", text), "a YAML tag")
head = ruamel.yaml.YAML(typ="safe").load(text)["cv"]
past = milestones(public(sys.argv[2]))
entries = [entry for section in head.get("sections", {}).values() for entry in section if isinstance(entry, dict)]


def spelt(date):
    """A date as RenderCV wants it: a year is a number."""
    return int(date) if re.fullmatch(r"\d{4}", str(date)) else {"now": "present"}.get(date, date)


def dates(entry):
    return entry.get("date"), entry.get("start_date"), entry.get("end_date")


wanted = [(None, spelt(each["on"]), spelt(each["until"])) if "until" in each else (spelt(each["on"]), None, None) for each in past]
same(map(dates, entries), wanted, "dates")
texts = [plain(" ".join(str(one) for one in entry.values()).replace("\\", "")) for entry in entries]
for each in past:
    title = plain(each["title"].replace("\\", ""))
    expect(any(title in one for one in texts), f"no entry for {each['title']!r}")
for one in re.findall(r"#.", text):
    if one != "#\u2060":
        fault(f"runs as code: {one}")
verdict()
