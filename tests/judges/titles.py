"""The title and the year of every milestone are in a text that a tool read: titles.py TEXT ITEMS"""
import sys

from kit import expect, milestones, plain, public, verdict


def loose(text):
    """Without hyphens, which a typesetter adds at line ends."""
    return plain(text).replace("-", "").replace("‐", "")


with open(sys.argv[1], encoding="utf-8") as file:
    text = loose(file.read())
for each in milestones(public(sys.argv[2])):
    expect(loose(each["title"]) in text, f"not in the text: {each['title']!r}")
    expect(str(int(each["on"][:4])) in text, f"no {each['on'][:4]} for {each['title']!r}")
verdict()
