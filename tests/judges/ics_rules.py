"""RFC 5545, an event for each target with a day and each lapse, read by icalendar: ics_rules.py EXPORT ITEMS"""
import datetime
import re
import sys

import icalendar

from kit import expect, fault, goals, is_open, milestones, plain, public, same, verdict

with open(sys.argv[1], "rb") as file:
    data = file.read()
expect(data.endswith(b"END:VCALENDAR\r\n"), "does not end in END:VCALENDAR and CRLF")
for line in data.split(b"\r\n"):
    expect(len(line) <= 75, f"{len(line)} octets: {line!r}")
    expect(not re.search(rb"[\x00-\x08\x0a-\x1f\x7f]", line), f"a control character: {line!r}")
    try:
        line.decode()
    except UnicodeDecodeError:
        fault(f"a character is cut in two: {line!r}")
for line in data.replace(b"\r\n ", b"").split(b"\r\n"):
    if re.match(rb"(SUMMARY|DESCRIPTION)[:;]", line):
        expect(not re.search(rb"(?<!\\)(\\\\)*[,;]", line), f"a separator in a text: {line[:100]!r}")
calendar = icalendar.Calendar.from_ical(data)
expect(not {each.name for each in calendar.walk()} - {"VCALENDAR", "VEVENT"}, "something else than events is in it")
events = calendar.walk("VEVENT")
for each in [calendar, *events]:
    expect(not each.errors, f"errors: {each.errors}")
    expect(not [name for name in each.required if name not in each], f"a property lacks: {each}")
same([str(each["UID"]) for each in events], {str(each["UID"]) for each in events}, "UIDs")


def on_day(pairs):
    """Those with a day; the last day that there is could not end."""
    return [(plain(title), datetime.date.fromisoformat(on)) for title, on in pairs if len(on) == 10 and on != "9999-12-31"]


items = public(sys.argv[2])
wanted = on_day((each["title"], each.get("due", "")) for each in goals(items) if is_open(each))
lapses = on_day((each["title"], each.get("credential", {}).get("expires", "")) for each in milestones(items))
targets = [each for each in events if str(each["UID"]).split("@")[0] in {goal["id"] for goal in goals(items)}]
same([(plain(str(each["SUMMARY"])), each["DTSTART"].dt) for each in targets], wanted, "targets")
others = [each for each in events if each not in targets]
same([each["DTSTART"].dt for each in others], [on for _, on in lapses], "lapses")
summaries = [plain(str(each["SUMMARY"])) for each in others]
for title, _ in lapses:
    expect(any(title in summary for summary in summaries), f"no lapse of {title!r}")
for each in events:
    start = each["DTSTART"].dt
    expect(not isinstance(start, datetime.datetime), f"a clock time: {each['UID']}")
    expect(each["DTEND"].dt == start + datetime.timedelta(1), f"not one day: {each['UID']}")
    expect(each.get("TRANSP") == "TRANSPARENT", f"blocks the day: {each['UID']}")
verdict()
