"""No title, id or tag of a private item is in an export: private.py EXPORT ITEMS"""
import json
import sys

from kit import fault, verdict

with open(sys.argv[1], encoding="utf-8") as file:
    text = file.read().lower()
with open(sys.argv[2], encoding="utf-8") as file:
    items = [each for each in json.load(file) if each.get("private")]
for word in {word for each in items for word in (each["id"], each["title"])} | {"ultraviolet"}:
    if word.lower() in text:
        fault(f"{word!r} is in it")
verdict()
