"""Writes the small archives that the tests of `Archive` read, as pyarrow and Polars really write them.

usage: make_golden.py FOLDER

All readable ones hold the transfers of `ledger.csv`, which is written beside them.
"""

import csv
import datetime as dt
import decimal
import pathlib
import sys

import polars as pl
import pyarrow as pa
import pyarrow.feather as feather
import pyarrow.ipc as ipc

UTC = dt.timezone.utc
ROWS = 40
ADDRESSES = ["0x" + f"{n:02x}" * 20 for n in (9, 171, 3, 255, 64)]


def ledger():
    """The transfers, as columns of plain Python values."""
    rows = range(ROWS)
    return {
        "time": [1_700_000_000 + n // 2 * 13 for n in rows],
        "chain": [("ethereum", "bitcoin")[n % 3 == 0] for n in rows],
        "tx": [None if n == 5 else bytes([n, 255, 16 * (n % 16), 7]) for n in rows],
        "from": [ADDRESSES[n * 3 % 5] for n in rows],
        "to": [ADDRESSES[(n * n + 1) % 5] for n in rows],
        "asset": [("ETH", "USDC", "a token whose name is longer than a view holds")[n % 3] for n in rows],
        "amount": [n * 0.125 for n in rows],
        "value": [None if n % 4 == 1 else str(n * 125 * 10**15) for n in rows],
        "usd": [None if n % 6 == 2 else n * 250.5 for n in rows],
    }


def write_csv(folder, columns):
    with open(folder / "ledger.csv", "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        for row in zip(*columns.values()):
            writer.writerow("" if v is None else "0x" + v.hex() if isinstance(v, bytes) else v for v in row)


def instants(columns, zone=UTC, extra=0):
    return [dt.datetime.fromtimestamp(t, UTC).replace(tzinfo=zone) + dt.timedelta(milliseconds=extra)
            for t in columns["time"]]


def table(columns, time, text, tx, amount=pa.float64(), usd=pa.float64(), drop=()):
    """A table with columns of these Arrow types; `text` takes the name of a text column."""
    milliseconds = 0 if pa.types.is_int64(time) or time.unit == "s" else 999
    times = columns["time"] if pa.types.is_int64(time) else instants(columns, extra=milliseconds)
    types = {"time": time, "tx": tx, "amount": amount, "usd": usd, "value": pa.string()}
    arrays = {}
    for name, values in columns.items():
        if name in drop:
            continue
        if name == "time":
            arrays[name] = pa.array(times, time if pa.types.is_int64(time) else pa.timestamp(time.unit, "UTC")).cast(time)
        elif name in types:
            kind = types[name]
            if pa.types.is_decimal(kind):
                values = [None if v is None else decimal.Decimal(str(v)) for v in values]
            arrays[name] = pa.array(values, kind)
        else:
            arrays[name] = text(name, values)
    return pa.table(arrays)


def dictionary(index, value=pa.string()):
    return lambda name, values: pa.array(values).cast(value).dictionary_encode().cast(pa.dictionary(index, value))


def extras(count):
    """Columns of every layout that must be skipped."""
    ints = list(range(count))
    dense = pa.UnionArray.from_dense(
        pa.array([n % 2 for n in ints], pa.int8()), pa.array([n // 2 for n in ints], pa.int32()),
        [pa.array(ints), pa.array([str(n) for n in ints])])
    sparse = pa.UnionArray.from_sparse(
        pa.array([n % 2 for n in ints], pa.int8()), [pa.array(ints), pa.array([str(n) for n in ints])])
    return {
        "x_list": pa.array([[n] * (n % 3) for n in ints]),
        "x_struct": pa.array([{"a": n, "b": {"c": [str(n)]}} for n in ints]),
        "x_map": pa.array([[("k", n)] for n in ints], pa.map_(pa.string(), pa.int64())),
        "x_fixed": pa.array([[n, n] for n in ints], pa.list_(pa.int16(), 2)),
        "x_dense": dense,
        "x_sparse": sparse,
        "x_runs": pa.RunEndEncodedArray.from_arrays(pa.array([count], pa.int32()), pa.array(["same"])),
        "x_view": pa.array(["a long string that is not inline " + str(n) for n in ints], pa.string_view()),
        "x_list_view": pa.array([[n] for n in ints], pa.list_view(pa.int8())),
        "x_null": pa.nulls(count),
        "x_bool": pa.array([n % 2 == 0 for n in ints]),
        "x_half": pa.array([None] * count, pa.float16()),
        "x_date": pa.array([dt.date(2024, 1, 1)] * count),
        "x_clock": pa.array([dt.time(1, 2)] * count),
        "x_duration": pa.array([dt.timedelta(seconds=n) for n in ints]),
        "x_words": pa.array([str(n % 4) for n in ints]).dictionary_encode(),
    }


def with_extras(base):
    """The extra columns before, between and after those that are read."""
    columns = {name: base[name] for name in base.column_names}
    mixed = {}
    for name, array in extras(base.num_rows).items():
        mixed[name] = array
        if columns:
            key = next(iter(columns))
            mixed[key] = columns.pop(key)
    return pa.table(mixed | columns)


def write_ipc(path, base, compression=None, chunk=None, **options):
    with ipc.new_file(path, base.schema, options=ipc.IpcWriteOptions(compression=compression, **options)) as writer:
        writer.write_table(base, max_chunksize=chunk)


def write_pyarrow(folder, columns):
    usual = table(columns, pa.timestamp("us", "UTC"), dictionary(pa.int32()), pa.binary())
    feather.write_feather(usual, folder / "pyarrow-feather.arrow", compression="lz4", chunksize=17)
    write_ipc(folder / "pyarrow-extras.arrow", with_extras(usual), "lz4", 17)
    plain = table(columns, pa.timestamp("ns"), lambda _, v: pa.array(v), pa.binary(4), drop=("chain",))
    write_ipc(folder / "pyarrow-plain.arrow", plain.replace_schema_metadata({"sluice.chain": "ethereum"}), None, 16)
    large = table(columns, pa.timestamp("s", "Etc/UTC"), lambda _, v: pa.array(v, pa.large_string()), pa.large_binary(),
                  pa.decimal128(38, 18), pa.decimal256(60, 10))
    write_ipc(folder / "pyarrow-large.arrow", large, "lz4", 16)
    wide = table(columns, pa.int64(), dictionary(pa.uint64(), pa.large_string()), pa.binary_view())
    write_ipc(folder / "pyarrow-wide.arrow", wide, None)
    raw = table(columns, pa.timestamp("ms", "UTC"), lambda name, v: pa.array(
        [bytes.fromhex(a[2:]) for a in v], pa.binary(20)) if name in ("from", "to") else pa.array(v), pa.binary())
    write_ipc(folder / "pyarrow-raw-addresses.arrow", raw, "lz4")
    write_deltas(folder, columns)
    write_ipc(folder / "pyarrow-zstd.arrow", usual, "zstd")
    with ipc.new_stream(folder / "pyarrow-stream.arrow", usual.schema) as writer:
        writer.write_table(usual)


def write_deltas(folder, columns):
    """A file whose dictionaries grow from batch to batch."""
    whole = table(columns, pa.timestamp("ms", "UTC"), lambda _, v: pa.array(v), pa.binary())
    order = {name: pa.array(list(dict.fromkeys(columns[name]))) for name in ("chain", "from", "to", "asset")}
    batches = []
    for start in (0, 4, 20):
        part = whole.slice(start, {0: 4, 4: 16, 20: 20}[start])
        for name, words in order.items():
            codes = pa.compute.index_in(part[name], words).combine_chunks().cast(pa.int16())
            seen = max(words.index(v).as_py() for v in whole[name].slice(0, start + len(part)).unique()) + 1
            array = pa.DictionaryArray.from_arrays(codes, words.slice(0, seen))
            part = part.set_column(part.column_names.index(name), name, array)
        batches += part.to_batches()
    options = ipc.IpcWriteOptions(compression="lz4", emit_dictionary_deltas=True)
    with ipc.new_file(folder / "pyarrow-deltas.arrow", batches[0].schema, options=options) as writer:
        for batch in batches:
            writer.write_batch(batch)


def write_faults(folder, columns):
    """Files with one fault each."""
    def write(name, change):
        changed = {key: list(values) for key, values in columns.items()}
        change(changed)
        base = table(changed, pa.timestamp("s", "UTC"), dictionary(pa.int32()), pa.binary())
        write_ipc(folder / f"fault-{name}.arrow", base, "lz4", 16)

    write("null", lambda c: c["from"].__setitem__(21, None))
    write("order", lambda c: c["time"].__setitem__(33, 1_700_000_000))
    write("order-across", lambda c: c["time"].__setitem__(slice(0, 16), [1_800_000_000] * 16))
    write("negative", lambda c: c["amount"].__setitem__(18, -2.5))
    write("nan", lambda c: c["amount"].__setitem__(0, float("nan")))
    write("missing", lambda c: c.pop("asset"))
    milliseconds = {**columns, "time": [t * 1000 for t in columns["time"]]}
    write_ipc(folder / "fault-milliseconds.arrow", table(milliseconds, pa.int64(), dictionary(pa.int32()), pa.binary()))
    twice = pa.DictionaryArray.from_arrays(
        pa.array([n % 4 for n in range(ROWS)], pa.int32()), pa.array([ADDRESSES[0], ADDRESSES[1]] * 2))
    base = table(columns, pa.timestamp("s", "UTC"), dictionary(pa.int32()), pa.binary())
    write_ipc(folder / "pyarrow-repeated.arrow", base.set_column(base.column_names.index("from"), "from", twice), "lz4")
    bools = base.set_column(base.column_names.index("amount"), "amount", pa.array([True] * ROWS))
    write_ipc(folder / "fault-type.arrow", bools, "lz4")


def write_polars(folder, columns):
    frame = pl.DataFrame({**columns, "time": instants(columns, extra=1)}).with_columns(pl.col("time").dt.cast_time_unit("ms"))
    frame.write_ipc(folder / "polars-strings.arrow", compression="lz4")
    frame.write_ipc(folder / "polars-plain.arrow", compression="uncompressed")
    words = frame.with_columns(
        pl.col("from", "to").cast(pl.Categorical), pl.col("asset").cast(pl.Enum(sorted(set(columns["asset"])))),
        pl.col("chain").cast(pl.Categorical), pl.int_ranges(0, pl.int_range(pl.len()) % 3).alias("x_list"),
        pl.struct("amount", "asset").alias("x_struct"), pl.col("amount").reshape((-1, 1)).alias("x_array"))
    words.write_ipc(folder / "polars-categorical.arrow", compression="lz4")
    pl.concat([words[:13], words[13:]], rechunk=False).write_ipc(folder / "polars-chunks.arrow", compression="lz4")
    frame.write_ipc(folder / "polars-old.arrow", compression="lz4", compat_level=pl.CompatLevel.oldest())
    naive = words.with_columns(pl.col("time").dt.replace_time_zone(None).dt.cast_time_unit("ns"))
    naive.lazy().sink_ipc(folder / "polars-sink.arrow", compression="lz4")
    frame.write_ipc(folder / "polars-zstd.arrow", compression="zstd")


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    columns = ledger()
    write_csv(folder, columns)
    write_pyarrow(folder, columns)
    write_faults(folder, columns)
    write_polars(folder, columns)


if __name__ == "__main__":
    main()
