"""What the judges share: the items that may go out, the comparison of texts, and the verdict."""
import collections
import json
import re
import sys
import unicodedata

FAULTS = []
REFERENCES = ["toward", "from", "milestone", "led_to", "led_from"]


def fault(text):
    FAULTS.append(text if len(text) < 300 else f"{text[:300]}…")


def verdict():
    """Prints the faults, and ends the judge."""
    print("\n".join(FAULTS[:20]))
    if len(FAULTS) > 20:
        print(f"and {len(FAULTS) - 20} more")
    sys.exit(1 if FAULTS else 0)


def expect(holds, text):
    if not holds:
        fault(text)


def public(path):
    """What `list --all --json` wrote, without the private items and what points to them."""
    with open(path, encoding="utf-8") as file:
        items = [each for each in json.load(file) if not each.get("private")]
    ids = {each["id"] for each in items}
    steps = collections.defaultdict(list)
    for each in items:
        for key in REFERENCES:
            if isinstance(each.get(key), list):
                each[key] = [one for one in each[key] if one in ids]
            if each.get(key) == [] or isinstance(each.get(key), str) and each[key] not in ids:
                del each[key]
        steps[each.get("toward")].append(each)
    for each in items:
        of = [step for step in steps[each["id"]] if "dropped" not in step]
        if "steps" in each:
            each["steps"] = {"done": sum("done" in step for step in of), "total": len(of)}
    return items


def goals(items):
    return [each for each in items if each["type"] == "goal"]


def milestones(items):
    return [each for each in items if each["type"] == "milestone"]


def is_open(goal):
    return "done" not in goal and "dropped" not in goal


def ended(goal):
    return goal.get("done") or goal.get("dropped", {}).get("on")


def todos(items):
    """The small goals that a todo.txt can hold, which has no word for a dropped one."""
    return [each for each in goals(items) if each["size"] == "small" and "dropped" not in each]


def tasks(items):
    """The small goals that taskwarrior can hold: it ends a task on a day, and knows none before 1980."""
    def fits(on):
        return on is None or len(on) == 10 and on >= "1980-01-02"
    return [each for each in goals(items) if each["size"] == "small" and fits(ended(each))]


def plain(text):
    """The text without blanks and without invisible characters, or marks that a writer put in their place."""
    text = "".join(c for c in unicodedata.normalize("NFC", text) if not c.isspace() and not invisible(c))
    return re.sub(r"<U\+[0-9A-F]+>", "", text)


def invisible(c):
    picture = "\u2400" <= c <= "\u2426"
    selector = "\ufe00" <= c <= "\ufe0f" or "\U000e0100" <= c <= "\U000e01ef"
    return picture or selector or c in "\u034f\u115f\u1160\u3164\uffa0\ufffd" or unicodedata.category(c) in ("Cc", "Cf", "Cn")


def same(found, wanted, what):
    """Two lists have the same members, in any order."""
    found, wanted = collections.Counter(list(found)), collections.Counter(list(wanted))
    for member, count in (wanted - found).items():
        fault(f"{what}: {count} missing: {member!r}")
    for member, count in (found - wanted).items():
        fault(f"{what}: {count} too many: {member!r}")
