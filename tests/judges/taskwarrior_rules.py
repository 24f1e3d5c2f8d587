"""What taskwarrior holds is what the journey holds: taskwarrior_rules.py HELD EXPORT ITEMS (TZ as of the export)"""
import datetime
import json
import re
import sys
import uuid

from kit import ended, expect, plain, public, same, tasks, verdict

held, exported = (json.load(open(path, encoding="utf-8")) for path in sys.argv[1:3])


def day(stamp):
    """The local day of a time in UTC, which must be its midnight."""
    time = datetime.datetime.strptime(stamp, "%Y%m%dT%H%M%SZ").replace(tzinfo=datetime.timezone.utc).astimezone()
    expect((time.hour, time.minute, time.second) == (0, 0, 0) or time.hour == 1, f"no midnight: {stamp}")
    return f"{time:%Y-%m-%d}"


small = tasks(public(sys.argv[3]))
same([plain(each["description"]) for each in held], [plain(each["description"]) for each in exported], "held")
by_uuid = {each["uuid"]: each for each in held}
for task in exported:
    expect(str(uuid.UUID(task["uuid"])) == task["uuid"], f"uuid: {task['uuid']}")
    expect(task["status"] == "pending" or "end" in task, f"completed without an end: {task['description']!r}")
    for key in ("due", "end", "entry"):
        if key in task:
            day(task[key])
    for key in task.keys() & {"due", "end", "entry", "status", "project", "description"}:
        now = by_uuid.get(task["uuid"], {}).get(key)
        expect(now == task[key], f"{key} was {task[key]!r} and is {now!r}")
wanted = [(plain(each["title"]), ended(each)) for each in small]
found = [(plain(each["description"]), day(each["end"]) if "end" in each else None) for each in exported]
same(found, wanted, "tasks")
verdict()
