"""orgparse reads as many headings and closed days: org_orgparse.py EXPORT ITEMS"""
import sys

import orgparse

from kit import goals, public, same, verdict

items = public(sys.argv[2])
nodes = [node for node in orgparse.load(sys.argv[1])[1:] if node.get_property("ID")]
same([str(node.get_property("ID")) for node in nodes], [each["id"] for each in items], "ids")
closed = [each.get("done") or each.get("dropped", {}).get("on", "") for each in goals(items)]
same([str(node.closed.start) for node in nodes if node.closed], [each for each in closed if len(each) == 10], "closed")
verdict()
