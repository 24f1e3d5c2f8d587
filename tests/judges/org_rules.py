"""What emacs read is what the journey holds: org_rules.py READ ITEMS"""
import datetime
import json
import re
import sys

from kit import expect, fault, goals, milestones, plain, public, same, verdict

STATES = {"active": "TODO", "paused": "PAUSED", "someday": "SOMEDAY", "done": "DONE", "dropped": "DROPPED"}

with open(sys.argv[1], encoding="utf-8") as file:
    read = json.load(file)
items = public(sys.argv[2])
for each in read["lint"] or []:
    fault(f"org-lint: {each}")
for each in read["active"] or []:
    expect(re.match(r"keyword (TODO|PAUSED|DONE|DROPPED|utf-8|Milepost)", each) is not None, f"active: {each[:80]}")
for each in read["links"] or []:
    expect(re.match("https?://|mailto:", each), f"a link: {each[:80]}")
entries = {each["properties"]["ID"]: each for each in read["entries"] if "ID" in (each["properties"] or {})}
same([plain(each["heading"]) for each in entries.values()], [plain(each["title"]) for each in items], "headings")
same(entries, [each["id"] for each in items], "ids")


def day(stamp):
    """The day of a timestamp; its weekday must be the right one."""
    found = re.fullmatch(r"[<\[](\d{4}-\d\d-\d\d) (\w\w\w)[>\]]", stamp)
    if not found:
        fault(f"a timestamp: {stamp}")
        return stamp
    on = datetime.date.fromisoformat(found[1])
    expect(f"{on:%a}" == found[2], f"the weekday of {stamp}")
    return found[1]


for goal in goals(items):
    entry = entries.get(goal["id"])
    if not entry:
        continue
    expect(entry["state"] == STATES[goal["state"]], f"{goal['id']}: {entry['state']}")
    due, ended = goal.get("due", ""), goal.get("done") or goal.get("dropped", {}).get("on", "")
    expect((day(entry["deadline"]) if entry["deadline"] else "") == (due if len(due) == 10 else ""), f"{goal['id']}: {entry['deadline']} for {due}")
    expect((day(entry["closed"]) if entry["closed"] else "") == (ended if len(ended) == 10 else ""), f"{goal['id']}: {entry['closed']} for {ended}")
    expect(not entry["scheduled"], f"{goal['id']} is scheduled")
    if len(due) in (4, 7):
        expect(entry["properties"].get("TARGET") == due, f"{goal['id']}: target {due}")
for milestone in milestones(items):
    properties = entries.get(milestone["id"], {"properties": {}})["properties"]
    expect(properties.get("ON") == milestone["on"], f"{milestone['id']}: on {milestone['on']}")
    expect(properties.get("UNTIL") == milestone.get("until"), f"{milestone['id']}: until {milestone.get('until')}")
verdict()
