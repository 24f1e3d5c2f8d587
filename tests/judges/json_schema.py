"""The JSON that the documentation promises: json_schema.py EXPORT"""
import json
import sys

import jsonschema

from kit import fault, verdict

TEXT = {"type": "string"}
FLAG = {"const": True}
DATE = {"type": "string", "pattern": r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"}
COUNT = {"type": "integer", "minimum": 0}
NUMBER = {"type": "number"}


def listed(of):
    return {"type": "array", "items": of, "minItems": 1}


def record(required, **fields):
    return {"type": "object", "properties": fields, "required": required.split(), "additionalProperties": False}


COMMON = {"id": TEXT, "title": TEXT, "kind": TEXT, "tags": listed(TEXT), "note": TEXT, "links": listed(TEXT), "modified": TEXT}
GOAL = record(
    "type id title size state", type={"const": "goal"}, **COMMON, size={"enum": ["small", "large"]},
    state={"enum": ["active", "paused", "someday", "done", "dropped"]}, toward=TEXT, due=DATE, created=DATE, done=DATE,
    dropped=record("on", on=DATE, why=TEXT), measure=record("done", done=NUMBER, target=NUMBER, unit=TEXT),
    steps=record("done total", done=COUNT, total=COUNT), why=TEXT, next=FLAG, stuck=FLAG,
    log=listed(record("on text", on=DATE, text=TEXT, amount=NUMBER)), milestone=TEXT)
MILESTONE = record(
    "type id title on", type={"const": "milestone"}, **COMMON, at=TEXT, on=DATE, until={"anyOf": [DATE, {"const": "now"}]},
    recognised=record("on", on=DATE, why=TEXT), hindsight=FLAG, led_to=listed(TEXT), led_from=listed(TEXT), **{"from": TEXT},
    credential=record("", issuer=TEXT, id=TEXT, url=TEXT, expires=DATE))
with open(sys.argv[1], encoding="utf-8") as file:
    items = json.load(file)
for item in items:
    schema = GOAL if item.get("type") == "goal" else MILESTONE
    for error in jsonschema.Draft202012Validator(schema).iter_errors(item):
        fault(f"{item.get('id')}: {error.json_path}: {error.message}")
verdict()
