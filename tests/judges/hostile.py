"""Writes a journey whose every text attacks some format: hostile.py FOLDER.

The private items are called "ultraviolet" in title, id and tag: no export may hold that word.
"""
import datetime
import json
import pathlib
import sys

LONG = "漢字かな🦀👩‍👩‍👧é" * 12
TEXTS = [
    # spreadsheets
    "=1+1", "@SUM(A1)", "-2+3", "+1", "\t=1+1", "\r=1+1", " =1+1", "'=1+1", '"', '""",', "a,b;c\td",
    '=HYPERLINK("http://evil.example","x")', "=cmd|' /C calc'!A0", "＝1+1",
    # pages
    "<script>alert(1)</script>", "</style><b>bold</b>", "&amp; &lt; &#60; &nosuch;", "<!-- comment", "--> ]]>",
    "<img src=http://evil.example/x.png onerror=alert(1)>", '" onmouseover="alert(1)', "' onclick='alert(1)",
    "</title></main></ol>", "<svg/onload=alert(1)>", "a < b > c & d",
    # calendars
    "END:VEVENT\r\nBEGIN:VALARM", "BEGIN:VALARM", "END:VCALENDAR", "one\\ntwo", "semi;colon, comma\\ backslash: colon",
    "ATTACH:http://evil.example", "\\", "ends in a backslash\\", LONG, "x" * 74 + "é" + "y" * 74,
    # org
    "* heading", "** TODO heading :tag:", '#+INCLUDE: "/etc/passwd"', ":END:", ":PROPERTIES:", "[[file:/etc/passwd]]",
    "[[elisp:(shell-command \"id\")][x]]", "{{{macro(x)}}}", "#+BEGIN_SRC sh\nid\n#+END_SRC", "# comment", "TODO x", "DONE x",
    "[#A] x", "COMMENT x", "title :a:b:", "<2026-01-01 Thu>", "[2026-01-01 Thu]", "DEADLINE: <2026-01-01 Thu>",
    "src_sh{id}", "*bold* /italic/ =code= ~verb~ _under_ +strike+", "[fn:1] note", "[50%] [1/2]", "<<target>>", "\\alpha{} a_{b} c^2",
    "- [ ] box", "CLOCK: [2026-01-01 Thu 10:00]",
    # typesetting
    "#eval(1+1)", "#eval(\"read(\\\"/etc/passwd\\\")\")", "#tag", "C# and F#", "$x$", "$ 5 and $ 6", "a\\b\\\\c", "`code`", "```\nfence",
    "@label", "<label>", "// comment", "/* comment", "~", "= heading", "/ term: x", "*", "**", "_a_ __b__", "#include \"x\"", "#[", "#{",
    "\\input{/etc/passwd}", "{{ name }}", "{% include 'x' %}", "\\u{41}", "https://evil.example/a_b",
    # lists and Markdown
    "- x", "1. x", "1) x", "> quote", "| a | b |", "---", "===", "***", "[a](javascript:alert(1))", "![a](http://evil.example/i.png)",
    "<http://evil.example>", "[ref]: http://evil.example", "\\*not\\*", "~~gone~~", "    indented", "www.evil.example", "a  \nb", "[^1]: x",
    # task lists
    "due:2027-01-01", "x due:2027-01-01 id:x rec:1w", "id:x", "rec:1w", "+project @context", "x done", "X done", "(A) title", "2026-01-01 title",
    "x 2026-01-01 2026-01-01 title", "pri:H", "project:x", "t:2026-01-01", "uuid:x", "h:1", "http://evil.example:80/x",
    # YAML
    "key: value", "a: b: c", "!!python/object:os.system", "&anchor", "*alias", "%TAG ! x", "? x", "{a: b}", "[a, b]", "null", "yes", "1997", "1e3",
    "0x10", "2026-02-31", "...", "--- x", "'single", "trailing ", "a #comment", "\u2028line\u2029paragraph", "\u0085next",
    # control, direction and invisible characters
    "bell \x07 null-ish \x01 escape \x1b[31mred\x1b[0m", "osc \x1b]8;;http://evil.example\x07link\x1b]8;;\x07", "csi \x9b31m", "del \x7f",
    "form\x0cfeed and \x0bvertical", "bidi \u202egpj.exe\u202c \u2066x\u2069", "zero\u200bwidth\u200d\u2060\ufeff", "tags \U000e0001\U000e0041\U000e007f",
    "soft\u00adhyphen", "nonchar \uffff \ufdd0", "e\u0301 combining \u0300", "عربي עברית", "two\nlines", "cr\rover", "crlf\r\nforged",
    "back\x08space", "\ue000 private use",
    "W" * 20_000,
]
LINKS = ["javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "https://ok.example/a?b=c&d=\"e\"", "https://ok.example/[x](y)",
         "file:///etc/passwd", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "https://ok.example/'><script>alert(1)</script>", "not a link",
         "https://ok.example/日本", "mailto:a@b.example", "//evil.example/x", "https://ok.example/\r\nX: y", "java\tscript:alert(1)"]
KINDS = ["role", "education", "training", "certification", "award", "writing", "talk", "project", "volunteering", "mentoring", None]
DAYS = ["0001-01-01", "0001", "9999-12-31", "9999", "2024-02-29", "2024-02", "2024", "1997-03-30", "1970-01-01", "1969-12-31"]


def value(of):
    if isinstance(of, dict):
        return "{ " + ", ".join(f"{key} = {value(one)}" for key, one in of.items() if one is not None) + " }"
    if isinstance(of, list):
        return "[" + ", ".join(map(value, of)) + "]"
    return json.dumps(of, ensure_ascii=False).replace("\x7f", "\\u007f")


def table(name, fields):
    return f"[[{name}]]\n" + "".join(f"{key} = {value(one)}\n" for key, one in fields.items() if one is not None)


def turn(of, index):
    return of[index % len(of)]


def open_goal(index, text):
    month = datetime.date(2026, 11, 1) + datetime.timedelta(days=index * 3)
    due = turn([month.isoformat(), turn(DAYS, index), month.isoformat()[:7], month.isoformat()[:4], None], index)
    return {"id": f"open{index:04}", "title": text, "due": due, "state": turn([None, "paused", "someday"], index),
            "toward": turn([f"large{index % 40:03}", "ultraviolet-large", None], index), "tags": [text, turn(TEXTS[:60], index)],
            "kind": turn([text, None], index), "why": text, "note": f"{text}\n{text}", "links": [turn(LINKS, index), text],
            "created": "2026-01-02", "modified": "2026-11-20T19:41:08Z",
            "measure": {"done": 1, "target": 3, "unit": text[:200]}, "log": [{"on": "2026-02-03", "text": text, "amount": 1}]}


def large_goal(index, text):
    return {"id": f"large{index:03}", "title": text, "size": "large", "due": turn(["2027", "2027-03", "2027-03-04"], index),
            "toward": turn([None, "ultraviolet-large"], index), "tags": [text], "created": "2025-12-31", "note": text, "why": text}


def ended_goal(index, text):
    ended = {"dropped": {"on": "2026-05-06", "why": text}} if index % 3 == 0 else {"done": turn(["2026-05-06", "2026-05", "2026"], index)}
    return {"id": f"ended{index:04}", "title": text, **ended, "toward": f"large{index % 40:03}", "tags": [text], "created": "2026-01-02",
            "note": text, "log": [{"on": "2026-03-29", "text": f"{text}\n{text}"}],
            "milestone": turn([None, "ultraviolet-mile"], index)}


def milestone(index, text):
    on = turn([day for day in DAYS if day < "9999"], index)
    until = turn([None, "now", None, "2025"], index)
    return {"id": f"mile{index:04}", "title": text, "at": turn([text, turn(TEXTS, index + 7), None], index), "on": on, "until": until,
            "kind": turn(KINDS, index) or text, "recognised": {"on": "2026-11-01", "why": text} if index % 4 == 0 else None,
            "led_to": turn([None, [f"mile{(index + 1) % len(TEXTS):04}"], ["ultraviolet-mile"]], index),
            "from": turn([None, "ultraviolet-goal", f"ended{index:04}"], index), "tags": [text], "note": f"- {text}\n{text}",
            "links": [turn(LINKS, index)], "modified": "2026-01-11T09:48:15Z",
            "credential": {"issuer": text, "id": text, "url": turn(LINKS, index), "expires": turn(DAYS + ["2027-03-04"], index)} if index % 2 else None}


SECRET = {"private": True, "note": "ultraviolet note", "tags": ["ultraviolet-tag"]}


def main(folder):
    (folder / "done").mkdir(parents=True)
    small = [open_goal(*each) for each in enumerate(TEXTS)]
    large = [large_goal(*each) for each in enumerate(TEXTS[-40:])]
    ended = [ended_goal(*each) for each in enumerate(TEXTS)]
    past = [milestone(*each) for each in enumerate(TEXTS)]
    small.append({"id": "ultraviolet-goal", "title": "Ultraviolet goal", "due": "2026-12-24", "toward": "large000", **SECRET})
    large.append({"id": "ultraviolet-large", "title": "Ultraviolet plan", "size": "large", "due": "2026-12-25", **SECRET})
    past.append({"id": "ultraviolet-mile", "title": "Ultraviolet job", "at": "Ultraviolet Ltd", "on": "2020", "until": "now", "kind": "role",
                 "led_to": ["mile0001"], "credential": {"issuer": "Ultraviolet", "expires": "2026-12-26"}, **SECRET})
    ended.append({"id": "ultraviolet-done", "title": "Ultraviolet step", "done": "2026-10-10", "toward": "large001", **SECRET})
    for name, kind, items in [("goals", "goal", small + large), ("milestones", "milestone", past), ("done/2026", "goal", ended)]:
        (folder / f"{name}.toml").write_text("format = 1\n\n" + "\n".join(table(kind, each) for each in items), newline="")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
