"""vobject reads and validates the calendar: ics_vobject.py EXPORT"""
import sys

import vobject

with open(sys.argv[1], encoding="utf-8", newline="") as file:
    vobject.readOne(file.read()).validate(raiseException=True)
