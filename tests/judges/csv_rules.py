"""RFC 4180, one row for each item, no cell that a spreadsheet computes: csv_rules.py EXPORT ITEMS"""
import csv
import re
import sys

from kit import expect, fault, plain, public, same, verdict

COLUMNS = ("type,id,title,at,on,until,due,done,dropped,dropped_why,state,size,kind,toward,measure,tags,why,note,links,issuer,"
           "credential,expires,recognised,recognised_why,created,modified").split(",")
with open(sys.argv[1], "rb") as file:
    data = file.read()
items = {each["id"]: each for each in public(sys.argv[2])}
expect(not data.startswith(b"\xef\xbb\xbf"), "a byte order mark")
rows = list(csv.reader(data.decode().splitlines(keepends=True), strict=True))
expect(rows[0] == COLUMNS, f"columns: {rows[0]}")
expect(data.endswith(b"\r\n"), "the last row does not end in CRLF")
unquoted = re.sub(rb'"(?:[^"]|"")*"', b"", data)
expect(b"\n" not in unquoted.replace(b"\r\n", b""), "a row ends in a bare LF")
for row in rows[1:]:
    expect(len(row) == len(COLUMNS), f"{len(row)} cells: {row}")
    for cell in row:
        expect(not re.match(r"[=+\-@\t\r]", cell), f"a formula: {cell!r}")


def unguarded(cell):
    return cell[1:] if re.match(r"'['=+\-@\t\r]", cell) else cell


read = {row[1]: {key: unguarded(cell) for key, cell in zip(COLUMNS, row)} for row in rows[1:]}
same([row[1] for row in rows[1:]], items, "ids")
for key, row in read.items():
    item = items.get(key, {})
    credential, recognised, dropped = item.get("credential", {}), item.get("recognised", {}), item.get("dropped", {})
    wanted = {**{name: item.get(name, "") for name in COLUMNS}, "dropped": dropped.get("on", ""), "dropped_why": dropped.get("why", ""),
              "issuer": credential.get("issuer", ""), "expires": credential.get("expires", ""),
              "recognised": recognised.get("on", ""), "recognised_why": recognised.get("why", "")}
    for name in COLUMNS:
        if name not in ("measure", "tags", "links", "credential") and plain(row[name]) != plain(wanted[name]):
            fault(f"{key} {name}: {row[name]!r} is not {wanted[name]!r}")
verdict()
