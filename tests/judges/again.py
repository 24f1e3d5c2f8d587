"""What comes back through the importer has the titles of what went out: again.py AGAIN ITEMS KIND...

KIND is milestones, goals, or small goals.
"""
import json
import sys

from kit import goals, milestones, plain, public, same, verdict

wanted = []
for kind in sys.argv[3:]:
    wanted += {
        "milestones": milestones,
        "goals": goals,
        "small": lambda items: [each for each in goals(items) if each["size"] == "small"],
        # taskwarrior ends a task on a day.
        "tasks": lambda items: [each for each in goals(items) if each["size"] == "small" and len(each.get("done", "2026-01-01")) == 10],
    }[kind](public(sys.argv[2]))
with open(sys.argv[1], encoding="utf-8") as file:
    same([plain(each["title"]) for each in json.load(file)], [plain(each["title"]) for each in wanted], "titles")
verdict()
