"""What pytodotxt reads is what the journey holds: todotxt_rules.py EXPORT ITEMS"""
import sys

import pytodotxt

from kit import expect, is_open, plain, public, same, todos, verdict

tasks = pytodotxt.TodoTxt(sys.argv[1]).parse()
items = {each["id"]: each for each in todos(public(sys.argv[2]))}
same([one for each in tasks for one in each.attributes.get("id", ["none"])], items, "ids")
for task in tasks:
    key = task.attributes.get("id", ["none"])[0]
    goal = items.get(key)
    if goal is None:
        continue
    done = goal.get("done", "")
    expect(task.is_completed == (not is_open(goal)), f"{key}: completed {task.is_completed}")
    expect(task.priority is None, f"{key}: a priority")
    known = {"id", "due"}
    expect(not set(task.attributes) - known, f"{key}: keys from a text: {set(task.attributes) - known}")
    due = goal.get("due", "")
    expect(task.attributes.get("due", []) == ([due] if len(due) == 10 else []), f"{key}: due {task.attributes.get('due')}")
    expect(task.creation_date is None or str(task.creation_date) == goal.get("created"), f"{key}: created {task.creation_date}")
    if len(done) == 10:
        expect(str(task.completion_date) == done, f"{key}: done {task.completion_date}")
    expect(plain(goal["title"]).lstrip("'") in plain(task.description), f"{key}: {task.description[:120]!r}")
    expect(len(task.projects) <= ("toward" in goal), f"{key}: projects {task.projects}")
    expect(len(task.contexts) <= len(goal.get("tags", [])), f"{key}: contexts {task.contexts}")
verdict()
