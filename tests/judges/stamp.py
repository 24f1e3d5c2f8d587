"""Copies a PNG with the digest of the page that it shows: stamp.py PICTURE PAGE COPY."""

import struct
import sys
import zlib


def digest(data):
    """FNV-1a of 64 bits, as the test computes it."""
    value = 0xCBF29CE484222325
    for byte in data:
        value = (value ^ byte) * 0x100000001B3 % 2**64
    return f"{value:016x}"


picture, page, copy = sys.argv[1:]
png = open(picture, "rb").read()
text = b"tEXt" + b"page\0" + digest(open(page, "rb").read()).encode()
chunk = struct.pack(">I", len(text) - 4) + text + struct.pack(">I", zlib.crc32(text))
end = png.rindex(b"IEND") - 4
open(copy, "wb").write(png[:end] + chunk + png[end:])
