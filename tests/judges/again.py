"""What comes back through the importer has the titles of what went out: again.py AGAIN ITEMS KIND...

KIND is what the format holds of the journey: milestones, resume, goals, small or tasks.
"""
import json
import sys

from jsonresume_sections import is_datable
from kit import goals, milestones, plain, public, same, verdict

wanted = []
for kind in sys.argv[3:]:
    wanted += {
        "milestones": milestones,
        "resume": lambda items: filter(is_datable, milestones(items)),
        "goals": goals,
        "small": lambda items: [each for each in goals(items) if each["size"] == "small"],
        # taskwarrior ends a task on a day.
        "tasks": lambda items: [each for each in goals(items) if each["size"] == "small" and len(each.get("done", "2026-01-01")) == 10],
    }[kind](public(sys.argv[2]))
with open(sys.argv[1], encoding="utf-8") as file:
    same([plain(each["title"]) for each in json.load(file)], [plain(each["title"]) for each in wanted], "titles")
verdict()
