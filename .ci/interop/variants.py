"""Every variant of a column that archives may have, as pyarrow and Polars write it, reads as the same transfers.

usage: variants.py SLUICE FOLDER
"""

import datetime
import decimal
import hashlib
import os
import pathlib
import subprocess
import sys

import polars
import pyarrow as pa
import pyarrow.feather as feather
import pyarrow.ipc as ipc

sluice, folder = sys.argv[1], pathlib.Path(sys.argv[2])
folder.mkdir(parents=True, exist_ok=True)
ROWS = 300
START = datetime.datetime(2025, 2, 21, 14, 16)
TIMES = [START + datetime.timedelta(seconds=n // 2) for n in range(ROWS)]
FROM = [f"0x{n * 7 % 90:040x}" for n in range(ROWS)]
TO = [f"0x{n * 11 % 80:040x}" for n in range(ROWS)]
ASSETS = [("ETH", "DAI", "USDC")[n % 3] for n in range(ROWS)]
CHAINS = [("ethereum", "bitcoin")[n % 2] for n in range(ROWS)]
TX = [hashlib.sha256(str(n).encode()).digest() for n in range(ROWS)]
AMOUNTS = list(range(ROWS))


def base():
    return {
        "time": pa.array(TIMES, pa.timestamp("s", "UTC")), "chain": pa.array(CHAINS), "tx": pa.array(TX),
        "from": pa.array(FROM), "to": pa.array(TO), "asset": pa.array(ASSETS), "amount": pa.array(AMOUNTS, pa.float64()),
        "usd": pa.array([float(n) if n % 4 else None for n in AMOUNTS]),
    }


def export(path):
    done = subprocess.run([sluice, "archive", "export", path], capture_output=True, text=True)
    return done.returncode, done.stdout, done.stderr


def write(columns, path, options=None, metadata=None):
    table = pa.table(columns)
    if metadata:
        table = table.replace_schema_metadata(metadata)
    with ipc.new_file(str(path), table.schema, options=options or ipc.IpcWriteOptions(compression="lz4")) as sink:
        sink.write_table(table)


write(base(), folder / "base.arrow")
code, EXPECTED, errors = export(folder / "base.arrow")
assert code == 0 and EXPECTED.count("\n") == ROWS + 1, errors
count = 0


def same(name, path=None, expected=None, note=None):
    global count
    code, text, errors = export(path or folder / "variant.arrow")
    assert code == 0 and text == (expected or EXPECTED), (name, errors, text[:200])
    assert note is None or note in subprocess.run([sluice, "archive", "verify", path or folder / "variant.arrow"], capture_output=True, text=True).stderr, name
    count += 1


def variant(name, note=None, options=None, expected=None, metadata=None, without=(), **columns):
    merged = {key: value for key, value in (base() | columns).items() if key not in without}
    write(merged, folder / "variant.arrow", options, metadata)
    same(name, note=note, expected=expected)


def refused(words, **columns):
    global count
    write(base() | columns, folder / "variant.arrow")
    code, _, errors = export(folder / "variant.arrow")
    assert code == 3 and words in errors, (words, errors)
    count += 1


def coded(values, index, order=None, ordered=False):
    known = order or sorted(set(values))
    codes = pa.array([known.index(value) for value in values], index)
    return pa.DictionaryArray.from_arrays(codes, pa.array(known), ordered=ordered)


for unit in ("s", "ms", "us", "ns"):
    for zone in ("UTC", "Etc/UTC", "Z", "+00:00", "-00:00", "GMT", "Etc/GMT", "Zulu", "Etc/Universal", "UCT"):
        variant(f"{unit} {zone}", time=pa.array(TIMES, pa.timestamp(unit, zone)))
    variant(unit, "no time zone", time=pa.array(TIMES, pa.timestamp(unit)))
variant("seconds", "seconds since 1970", time=pa.array([int(t.replace(tzinfo=datetime.timezone.utc).timestamp()) for t in TIMES], pa.int64()))
# A zone is for showing: the moments are the same in all.
variant("Tokyo", time=pa.array(TIMES, pa.timestamp("s", "Asia/Tokyo")))

for kind in (pa.large_string(), pa.string_view()):
    variant(str(kind), **{"from": pa.array(FROM, kind), "to": pa.array(TO, kind), "asset": pa.array(ASSETS, kind), "chain": pa.array(CHAINS, kind)})
for index in (pa.int8(), pa.int16(), pa.int32(), pa.int64(), pa.uint8(), pa.uint16(), pa.uint32(), pa.uint64()):
    variant(str(index), **{"from": coded(FROM, index), "to": coded(TO, index), "asset": coded(ASSETS, index), "chain": coded(CHAINS, index)})
    shared = sorted(set(FROM + TO), reverse=True)
    variant(f"shared {index}", **{"from": coded(FROM, index, shared), "to": coded(TO, index, shared)})
variant("ordered", asset=coded(ASSETS, pa.int8(), ["USDC", "DAI", "ETH"], ordered=True))
variant("one coded, one plain", **{"from": coded(FROM, pa.int32())})
variant("bytes", **{"from": pa.array([bytes.fromhex(a[2:]) for a in FROM], pa.binary(20)), "to": pa.array([bytes.fromhex(a[2:]) for a in TO], pa.binary(20))})
variant("coded bytes", **{"from": pa.array([bytes.fromhex(a[2:]) for a in FROM], pa.binary(20)).dictionary_encode()})
for kind in (pa.binary(32), pa.large_binary(), pa.binary_view()):
    variant(f"tx {kind}", tx=pa.array(TX, kind))
for kind in (pa.string(), pa.large_string(), pa.string_view()):
    variant(f"tx {kind}", tx=pa.array(["0x" + t.hex() for t in TX], kind))
for kind in (pa.int64(), pa.uint64(), pa.decimal128(25, 3), pa.decimal128(38, 18), pa.decimal256(60, 20), pa.decimal256(76, 0)):
    variant(f"amount {kind}", amount=pa.array(AMOUNTS).cast(kind))
variant("usd decimal", usd=pa.array([decimal.Decimal(n) if n % 4 else None for n in AMOUNTS], pa.decimal128(30, 6)))
variant("no usd", expected="\n".join(line.rsplit(",", 1)[0] + "," if number else line for number, line in enumerate(EXPECTED.splitlines())) + "\n", without=("usd",))
one = EXPECTED.replace(",bitcoin,", ",ethereum,")
variant("chain of metadata", expected=one, without=("chain",), metadata={"sluice.chain": "ethereum"})
variant("uncompressed", options=ipc.IpcWriteOptions())
variant("old metadata", options=ipc.IpcWriteOptions(compression="lz4", metadata_version=ipc.MetadataVersion.V4))
# Bytes that do not shrink are stored as they are, under the length -1.
noise = pa.array([os.urandom(40) for _ in range(ROWS)])
variant("noise", noise=noise)
assert b"\xff" * 8 in (folder / "variant.arrow").read_bytes()

# Batches of all sizes, deltas of dictionaries.
table = pa.table(base())
for size in (1, 7, 299):
    with ipc.new_file(str(folder / "variant.arrow"), table.schema, options=ipc.IpcWriteOptions(compression="lz4")) as sink:
        sink.write_table(table, max_chunksize=size)
    same(f"batches of {size}")
pieces = [pa.table(base() | {"from": coded(FROM, pa.int32(), sorted(set(FROM)))}).slice(start, 100) for start in (0, 100, 200)]
first, last = sorted(set(FROM[:150])), sorted(set(FROM))
grown = first + [address for address in last if address not in first]
with ipc.new_file(str(folder / "variant.arrow"), pieces[0].schema, options=ipc.IpcWriteOptions(compression="lz4", emit_dictionary_deltas=True)) as sink:
    sink.write_table(pa.table(base() | {"from": coded(FROM[:150], pa.int32(), first)} | {k: v.slice(0, 150) for k, v in base().items() if k != "from"}))
    sink.write_table(pa.table(base() | {"from": coded(FROM[150:], pa.int32(), grown)} | {k: v.slice(150) for k, v in base().items() if k != "from"}))
same("deltas")

# Polars: strings, categories, enums, chunks, with and without compression.
frame = polars.from_arrow(table)
for compression in ("lz4", "uncompressed"):
    frame.write_ipc(folder / "variant.arrow", compression=compression)
    same(f"polars {compression}")
    names = ["from", "to", "asset", "chain"]
    frame.with_columns(polars.col(names).cast(polars.Categorical)).write_ipc(folder / "variant.arrow", compression=compression)
    same("polars categories")
    kinds = {name: polars.Enum(frame[name].unique().sort(descending=True)) for name in names}
    frame.with_columns(*[polars.col(name).cast(kind) for name, kind in kinds.items()]).write_ipc(folder / "variant.arrow", compression=compression)
    same("polars enums")
    polars.concat([frame[:50], frame[50:51], frame[51:]], rechunk=False).write_ipc(folder / "variant.arrow", compression=compression)
    same("polars chunks")

# What is not read is refused by its name.
refused("dictionary", time=pa.array(TIMES, pa.timestamp("s", "UTC")).dictionary_encode())
refused("list", **{"from": pa.array([[a] for a in FROM])})
refused("null", amount=pa.array([None] + [1.0] * (ROWS - 1)))
refused("null", **{"from": pa.array([None] + FROM[1:])})
refused("null", asset=pa.array([None] + ASSETS[1:]).dictionary_encode())
refused("negative", amount=pa.array([-1.0] * ROWS))
refused("is before", time=pa.array(TIMES[::-1], pa.timestamp("s", "UTC")))
write(base(), folder / "variant.arrow", ipc.IpcWriteOptions(compression="zstd"))
assert "ZSTD" in export(folder / "variant.arrow")[2]
with ipc.new_stream(str(folder / "variant.arrow"), table.schema) as sink:
    sink.write_table(table)
assert "stream" in export(folder / "variant.arrow")[2]
frame.write_parquet(folder / "variant.arrow")
assert "Parquet" in export(folder / "variant.arrow")[2], export(folder / "variant.arrow")[2]
print(f"variants: {count} read as the same transfers or refused by name")
