"""A page that holds nothing active and asks nobody: html_rules.py EXPORT"""
import html.parser
import re
import sys

from kit import expect, fault, verdict

TAGS = set("html head meta title style body header main footer section nav article h1 h2 h3 h4 p a ol ul li time span div dl dt dd small em strong "
           "br hr abbr details summary table thead tbody tr th td caption figure figcaption b i blockquote wbr bdi svg path rect circle line g".split())
WANTS_PERIOD = re.compile(r"-?\d{4,}(-\d\d(-\d\d)?)?")


class Page(html.parser.HTMLParser):
    style = False

    def handle_starttag(self, tag, attributes):
        expect(tag in TAGS, f"<{tag}>")
        self.style = tag == "style"
        for name, value in attributes:
            value = value or ""
            expect(not name.startswith("on"), f"{name} of <{tag}>")
            expect(name not in ("src", "srcset", "action", "formaction", "background", "poster"), f"{name} of <{tag}>")
            if name == "href":
                expect(re.match(r"(https?://|mailto:|#)", value) is not None, f"a link that runs or is none: {value}")
            if name == "http-equiv":
                expect(value.lower() == "content-security-policy", f"http-equiv {value}")
            if name == "datetime":
                expect(WANTS_PERIOD.fullmatch(value) is not None, f"datetime {value}")

    def handle_endtag(self, tag):
        self.style = False

    def handle_data(self, data):
        if self.style:
            expect(not re.search(r"url\(|@import|expression", data, re.I), "the style asks for something")

    def handle_comment(self, data):
        fault(f"a comment: {data}")


with open(sys.argv[1], encoding="utf-8", newline="") as file:
    text = file.read()
expect(text.lower().startswith("<!doctype html>"), "no doctype")
expect("default-src 'none'" in text, "no policy")
expect(not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text), "a control character")
Page().feed(text)
verdict()
