"""What pytodotxt reads is what the journey holds: todotxt_rules.py EXPORT ITEMS"""
import sys

import pytodotxt

from kit import expect, goals, is_open, plain, public, same, verdict

tasks = pytodotxt.TodoTxt(sys.argv[1]).parse()
items = {each["id"]: each for each in goals(public(sys.argv[2])) if each["size"] == "small"}
same([one for each in tasks for one in each.attributes.get("id", ["none"])], items, "ids")
for task in tasks:
    key = task.attributes.get("id", ["none"])[0]
    goal = items.get(key)
    if goal is None:
        continue
    ended = goal.get("done") or goal.get("dropped", {}).get("on")
    expect(task.is_completed == (not is_open(goal)), f"{key}: completed {task.is_completed}")
    expect(task.priority is None, f"{key}: a priority")
    known = {"id", "due"}
    expect(not set(task.attributes) - known, f"{key}: keys from a text: {set(task.attributes) - known}")
    due = goal.get("due", "")
    expect(task.attributes.get("due", []) == ([due] if len(due) == 10 else []), f"{key}: due {task.attributes.get('due')}")
    expect(task.creation_date is None or str(task.creation_date) == goal.get("created"), f"{key}: created {task.creation_date}")
    if ended and len(ended) == 10:
        expect(str(task.completion_date) == ended, f"{key}: done {task.completion_date}")
    expect(plain(goal["title"]).lstrip("'") in plain(task.description), f"{key}: {task.description[:120]!r}")
    expect(len(task.projects) <= 1, f"{key}: projects {task.projects}")
verdict()
