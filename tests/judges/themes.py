"""Every title and year of a CV is in the page that a theme made of it: themes.py PAGE ITEMS KIND..."""
import html.parser
import sys

from jsonresume_sections import is_datable, section
from kit import expect, milestones, plain, public, verdict


class Text(html.parser.HTMLParser):
    words = ""

    def handle_data(self, data):
        self.words += data


page = Text()
with open(sys.argv[1], encoding="utf-8") as file:
    page.feed(file.read())
words = plain(page.words)
shown = [each for each in milestones(public(sys.argv[2])) if is_datable(each) and section(each) in sys.argv[3:]]
for each in shown:
    expect(plain(each["title"]) in words, f"not in the page: {each['title']!r}")
    year = str(int(each["on"][:4]))
    expect(year in words, f"no {year} for {each['title']!r}")
verdict()
