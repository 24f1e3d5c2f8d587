"""Every milestone once, with its own dates, years as bare numbers, and no code: rendercv_rules.py EXPORT ITEMS"""
import re
import sys

import ruamel.yaml

from kit import expect, milestones, plain, public, same, verdict

with open(sys.argv[1], encoding="utf-8") as file:
    text = file.read()
expect("!" not in re.sub(r'"(?:[^"\\]|\\.)*"', "", text), "a YAML tag")
cv = ruamel.yaml.YAML(typ="safe").load(text)["cv"]
past = milestones(public(sys.argv[2]))
sections = {name: entries for name, entries in cv.get("sections", {}).items() if name != "Summary"}
entries = [entry for section in sections.values() for entry in section]


def texts(of):
    if isinstance(of, str):
        yield of
    elif isinstance(of, (dict, list)):
        for one in of.values() if isinstance(of, dict) else of:
            yield from texts(one)


def spelt(date):
    """A date as RenderCV wants it: a year is a number."""
    return int(date) if re.fullmatch(r"\d{4}", date) else {"now": "present"}.get(date, date)


def dates(entry):
    """Its dates; `in words` if they are no dates to RenderCV."""
    found = entry.get("date"), entry.get("start_date"), entry.get("end_date")
    is_date = all(re.fullmatch(r"None|present|\d{4}(-\d\d)?(-\d\d)?", str(date)) for date in found)
    return found if is_date else "in words"


def own_dates(item):
    until = item.get("until")
    if len(item["on"]) == 4 and item["on"] < "1000" or until and until < item["on"]:
        return "in words"
    return (None, spelt(item["on"]), spelt(until)) if until else (spelt(item["on"]), None, None)


def read(text):
    """Without the signs of Markdown, and with the look-alike that stands for a backtick."""
    return plain(text.replace("\\", "").replace("*", "").replace("`", "ˋ"))


same(map(dates, entries), map(own_dates, past), "dates")
for each in past:
    title = read(each["title"])
    expect(any(title in read(" ".join(texts(entry))) for entry in entries), f"no entry for {each['title']!r}")
for each in texts(cv):
    expect(not re.search(r"#([^\W\d]|_)", each.replace("C# and F#", "")), f"runs as code: {each!r}")
verdict()
