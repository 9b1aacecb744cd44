"""Extra columns of any Arrow type come through `archive export` and `archive merge` as pyarrow wrote them, by value.

usage: extra_columns.py SLUICE FOLDER
       extra_columns.py --golden FILE   writes a small file of all types, for the Swift tests
"""

import datetime
import decimal
import pathlib
import random
import subprocess
import sys

import pyarrow as pa
import pyarrow.feather as feather
import pyarrow.ipc as ipc

golden = sys.argv[1] == "--golden"
sluice, folder = sys.argv[1], pathlib.Path(sys.argv[2])
ROWS = 24 if golden else 500
if not golden:
    folder.mkdir(parents=True, exist_ok=True)


def nulls(values, rng):
    return [None if rng.random() < 0.2 else value for value in values]


def extras(rng):
    """Columns by name, some rows null."""
    whole = [rng.randrange(-2**31, 2**31) for _ in range(ROWS)]
    words = [rng.choice(["", "a", "ünï", "long " * rng.randrange(1, 9)]) for _ in range(ROWS)]
    lists = [[rng.choice([None, 1, -5]) for _ in range(rng.randrange(4))] for _ in range(ROWS)]
    structs = [{"a": number, "b": {"c": word}} for number, word in zip(whole, words)]
    maps = [[(word, number)] for number, word in zip(whole, words)]
    times = [datetime.datetime(2025, 2, 21, 14, 16) + datetime.timedelta(milliseconds=n) for n in range(ROWS)]
    months = [pa.MonthDayNano([n % 40, n % 28, n]) for n in range(ROWS)]

    def array(values, kind):
        return pa.array(nulls(values, rng), kind)

    tags = [rng.randrange(2) for _ in range(ROWS)]
    sparse = pa.UnionArray.from_sparse(
        pa.array(tags, pa.int8()), [array(whole, pa.int64()), array(words, pa.string())], ["n", "w"], [0, 1])
    dense = pa.UnionArray.from_dense(
        pa.array([5 if tag else 7 for tag in tags], pa.int8()), pa.array(range(ROWS), pa.int32()),
        [array(whole, pa.int64()), array(words, pa.string())], ["n", "w"], [7, 5])
    runs = pa.RunEndEncodedArray.from_arrays(pa.array([3, 20, ROWS], pa.int32()), pa.array(["x", None, "z"]))
    columns = {
        "bools": array([n % 3 == 0 for n in whole], pa.bool_()), "bytes": array([n % 256 for n in whole], pa.uint8()),
        "shorts": array([n % 30000 for n in whole], pa.int16()), "longs": array(whole, pa.int64()),
        "halves": pa.array([n / 8 for n in range(ROWS)]).cast(pa.float16()),
        "singles": array([n / 8 for n in whole], pa.float32()), "doubles": array([n / 7 for n in whole], pa.float64()),
        "small": array([decimal.Decimal(n) / 100 for n in whole], pa.decimal128(20, 2)),
        "large": array([decimal.Decimal(n) * 10**40 for n in whole], pa.decimal256(60, 3)),
        "days": array([time.date() for time in times], pa.date32()), "dates": array([time.date() for time in times], pa.date64()),
        "clock": array([time.time() for time in times], pa.time64("us")), "seconds": array([n % 86400 for n in whole], pa.time32("s")),
        "stamps": array(times, pa.timestamp("ms", "Asia/Tokyo")), "naive": array(times, pa.timestamp("ns")),
        "lasts": array(whole, pa.duration("ms")), "months": array(months, pa.month_day_nano_interval()),
        "words": array(words, pa.string()), "large_words": array(words, pa.large_string()),
        "word_views": array(words, pa.string_view()), "blobs": array([w.encode() for w in words], pa.binary()),
        "blob_views": array([w.encode() for w in words], pa.binary_view()),
        "fixed": array([bytes([n % 256] * 5) for n in whole], pa.binary(5)),
        "codes": array(words, pa.string()).dictionary_encode(),
        "lists": array(lists, pa.list_(pa.int16())), "large_lists": array(lists, pa.large_list(pa.int32())),
        "pairs": array([[n, None] for n in whole], pa.list_(pa.int64(), 2)),
        "structs": array(structs, pa.struct([("a", pa.int64()), ("b", pa.struct([("c", pa.string())]))])),
        "maps": array(maps, pa.map_(pa.string(), pa.int64())), "nothing": pa.nulls(ROWS),
        "nested": array([[[w], None, []] for w in words], pa.list_(pa.list_(pa.string()))),
        "list_of_codes": pa.array([[w] for w in words], pa.list_(pa.dictionary(pa.int8(), pa.string()))),
        "sparse": sparse, "dense": dense, "runs": runs,
    }
    return columns


def table(seed, start):
    rng = random.Random(seed)
    base = {
        "time": pa.array([start + n // 3 for n in range(ROWS)], pa.timestamp("s", "UTC")),
        "chain": pa.array(["ethereum"] * ROWS).dictionary_encode(),
        "from": pa.array([f"0x{rng.randrange(50):040x}" for _ in range(ROWS)]),
        "to": pa.array([f"0x{rng.randrange(50):040x}" for _ in range(ROWS)]),
        "asset": pa.array([rng.choice(["ETH", "DAI"]) for _ in range(ROWS)]),
        "amount": pa.array([rng.randrange(10**6) / 64 for _ in range(ROWS)]),
    }
    columns = base | extras(rng)
    fields = [pa.field(name, column.type, metadata={"note": name} if name == "words" else None) for name, column in columns.items()]
    return pa.table(list(columns.values()), schema=pa.schema(fields, metadata={"made": "by hand"}))


def write(data, path, batch):
    with ipc.new_file(path, data.schema, options=ipc.IpcWriteOptions(compression="lz4", emit_dictionary_deltas=True)) as sink:
        for piece in data.to_batches(max_chunksize=batch):
            sink.write_batch(piece)


def run(*arguments):
    done = subprocess.run([sluice, *map(str, arguments)], capture_output=True, text=True)
    assert done.returncode == 0, (arguments, done.stderr)
    return done.stderr


def values(data, name):
    """The column as Python values; runs and codes stand for what they mean."""
    column = data.column(name).combine_chunks()
    if isinstance(column, pa.ChunkedArray):
        column = column.chunk(0) if column.num_chunks else pa.array([], column.type)
    return [repr(value.as_py()) for value in column]


def same(ours, theirs):
    ours.validate(full=True)
    assert ours.num_rows == theirs.num_rows, (ours.num_rows, theirs.num_rows)
    for name in theirs.column_names:
        assert values(ours, name) == values(theirs, name), name
    assert ours.schema.field("words").metadata == {b"note": b"words"}
    assert ours.schema.metadata[b"made"] == b"by hand"


if golden:
    write(table(1, 1_740_000_000), folder, 10)
    sys.exit()

first, second = table(1, 1_740_000_000), table(2, 1_740_000_100)
for batch in (ROWS, 64):
    write(first, folder / "first.arrow", batch)
    write(second, folder / "second.arrow", batch)
    run("archive", "export", folder / "first.arrow", "-o", folder / "all.arrow")
    same(feather.read_table(folder / "all.arrow"), first)
    run("archive", "verify", folder / "all.arrow")

    moment = datetime.datetime.fromtimestamp(1_740_000_050, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    run("archive", "export", folder / "first.arrow", "--from", moment, "-o", folder / "part.arrow")
    same(feather.read_table(folder / "part.arrow"), first.slice(150))

    run("archive", "merge", folder / "first.arrow", folder / "second.arrow", "-o", folder / "both.arrow", "--force")
    times = first["time"].to_pylist() + second["time"].to_pylist()
    order = sorted(range(2 * ROWS), key=lambda row: (times[row], row))
    ours = feather.read_table(folder / "both.arrow")
    ours.validate(full=True)
    for name in first.column_names:
        mixed = values(first, name) + values(second, name)
        assert values(ours, name) == [mixed[row] for row in order], name
    run("archive", "verify", folder / "both.arrow")

# A column that one file lacks is null for its rows; one that differs is refused by name.
feather.write_feather(second.drop_columns(["longs", "structs"]), str(folder / "lacking.arrow"), compression="lz4")
notes = run("archive", "merge", folder / "lacking.arrow", folder / "first.arrow", "-o", folder / "holes.arrow")
assert "`longs`, `structs`" in notes, notes
holes = feather.read_table(folder / "holes.arrow")
assert holes["longs"].null_count == ROWS + first["longs"].null_count
assert holes["structs"].null_count == ROWS + first["structs"].null_count
other = first.set_column(first.column_names.index("longs"), "longs", pa.array(["x"] * ROWS))
feather.write_feather(other, str(folder / "other.arrow"), compression="lz4")
refused = subprocess.run(
    [sluice, "archive", "merge", folder / "first.arrow", folder / "other.arrow", "-o", folder / "no.arrow"],
    capture_output=True, text=True)
assert refused.returncode != 0 and "column `longs`" in refused.stderr, refused.stderr
assert not (folder / "no.arrow").exists()
print(f"extra columns: {len(first.column_names) - 6} types came through export and merge")
