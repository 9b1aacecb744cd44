"""Makes the files beside it: packed tables, and amounts rounded by exact arithmetic.

usage: make.py  (needs the package lz4)
"""
import gzip
import os
import random
import struct
import zlib
from fractions import Fraction

import lz4.frame

here = os.path.dirname(os.path.abspath(__file__))


def write(name, data):
    with open(os.path.join(here, name), "wb") as file:
        file.write(data)


def table(rows):
    random.seed(5)
    lines = ["time,chain,from,to,asset,amount"]
    for row in range(rows):
        parties = ["0x%040x" % random.getrandbits(160) for _ in range(2)]
        lines.append("%d,ethereum,%s,%s,ETH,%d.5" % (1600000000 + row, *parties, random.randrange(1000)))
    return ("\n".join(lines) + "\n").encode()


def member(data, level, strategy=zlib.Z_DEFAULT_STRATEGY):
    packer = zlib.compressobj(level, zlib.DEFLATED, -15, 9, strategy)
    body = packer.compress(data) + packer.flush()
    head = b"\x1f\x8b\x08\x1c" + bytes(4) + b"\x00\x03" + b"\x04\x00abcd" + b"transfers.csv\0" + b"a comment\0"
    return head + body + struct.pack("<II", zlib.crc32(data), len(data) & 0xFFFFFFFF)


small = table(12)
write("plain.csv", small)
write("dynamic.csv.gz", gzip.compress(small, 9, mtime=0))
write("fixed.csv.gz", member(small, 9, zlib.Z_FIXED))
write("stored.csv.gz", member(small, 0))
write("members.csv.gz", member(small[:300], 9) + member(small[300:], 1) + bytes(16))
write("frames.csv.lz4", lz4.frame.compress(small[:300], content_checksum=True) + lz4.frame.compress(small[300:]))

random.seed(7)
amounts = ["value,decimals,bits"]
for _ in range(400):
    decimals = random.choice([0, 2, 6, 8, 9, 18, 18, 18, 24, 40, 77, 255])
    value = random.getrandbits(random.choice([8, 40, 54, 64, 70, 90, 120, 128, 140, 200, 256]))
    amounts.append((value, decimals))
# Halfway between two doubles, and one base unit to each side.
for exponent in range(54, 120, 3):
    middle = (2**53 + 2 * random.getrandbits(40) + 1) << (exponent - 53)
    for delta in (-1, 0, 1):
        amounts.append((2 * middle + delta, 0))
for _ in range(60):
    double = random.uniform(0.5, 1) * 2 ** random.randrange(-40, 40)
    after = struct.unpack("<d", struct.pack("<Q", struct.unpack("<Q", struct.pack("<d", double))[0] + 1))[0]
    middle = (Fraction(double) + Fraction(after)) / 2
    for decimals in (18, 30):
        near = int(middle * 10**decimals)
        amounts += [(near, decimals), (near + 1, decimals)]
lines = amounts[:1]
for value, decimals in amounts[1:]:
    if value >= 2**256:
        continue
    double = value / 10**decimals
    # True division of integers in Python rounds correctly; the fraction says so once more.
    assert abs(Fraction(double) - Fraction(value, 10**decimals)) * 2**53 <= Fraction(value, 10**decimals)
    lines.append("%d,%d,%016x" % (value, decimals, struct.unpack("<Q", struct.pack("<d", double))[0]))
write("amounts.csv", ("\n".join(lines) + "\n").encode())
