"""The items of `list --all --json`, but for the private ones: json_rules.py EXPORT ITEMS"""
import json
import sys

from kit import fault, public, same, verdict

with open(sys.argv[1], encoding="utf-8") as file:
    found = {each["id"]: each for each in json.load(file)}
wanted = {each["id"]: each for each in public(sys.argv[2])}
same(found, wanted, "ids")
for key in found.keys() & wanted.keys():
    if found[key] != wanted[key]:
        names = {**found[key], **wanted[key]}
        differ = [f"{name}: {found[key].get(name)!r} is not {wanted[key].get(name)!r}" for name in names
                  if found[key].get(name) != wanted[key].get(name)]
        fault(f"{key}: {'; '.join(differ)}")
verdict()
