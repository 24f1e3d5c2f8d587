"""What comes back through the importer has the titles of what went out: again.py AGAIN ITEMS KIND...

KIND is what the format holds of the journey: milestones, resume, goals, todos or tasks.
"""
import json
import sys

from jsonresume_sections import is_datable
from kit import goals, milestones, plain, public, same, tasks, todos, verdict

KINDS = {
    "milestones": milestones,
    "resume": lambda items: filter(is_datable, milestones(items)),
    "goals": goals,
    "todos": todos,
    "tasks": tasks,
}
items = public(sys.argv[2])
wanted = [each for kind in sys.argv[3:] for each in KINDS[kind](items)]
with open(sys.argv[1], encoding="utf-8") as file:
    same([plain(each["title"]) for each in json.load(file)], [plain(each["title"]) for each in wanted], "titles")
verdict()
