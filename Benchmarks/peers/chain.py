"""Times the chain query in Sluice, DuckDB, Polars and a one-pass form in numba, over the same archive.

usage: chain.py SLUICE_BENCH [ROWS]

The query: which transfers end a chain of at least five, in which each follows its predecessor (later in the ledger, at
most 3,600 s after it, out of the address that it paid) and carries 80% to 99% of its amount? No amount is too small, so
nothing can be filtered away first. DuckDB and Polars get the expert form: a join on blocks of time and of logarithmic
amounts, then semi-joins. Loading is not timed. Exits with 1 if two answers differ. Needs pyarrow, DuckDB, Polars, numba,
numpy.
"""

import json
import math
import pathlib
import subprocess
import sys
import tempfile
import time

import duckdb
import numba
import numpy as np
import polars as pl
import pyarrow as pa
import pyarrow.feather as feather

GAP, LOW, HIGH, LEAST = 3_600, 80, 99, 5
WIDTH = math.log(HIGH / LOW)


def sluice(bench, rows, folder):
    report = folder / "run.json"
    subprocess.run([bench, "--rows", str(rows), "--only", "chain", "--repeats", "3", "--keep", folder, "--json", report],
                   check=True, stdout=subprocess.DEVNULL)
    run = json.loads(report.read_text())
    answer = next(check["detail"] for check in run["checks"] if check["name"].startswith("transfers that end a chain"))
    seconds = {entry["name"]: min(entry["seconds"]) for entry in run["measurements"]}
    return {f"Sluice, {threads}": (int(answer), seconds[name])
            for threads, name in (("1 thread", "chain query portable"), ("2 threads", "chain query on 2 threads"))}


def columns(folder):
    table = feather.read_table(folder / "ledger.arrow", columns=["time", "from", "to", "amount"])
    table = table.unify_dictionaries().combine_chunks()
    codes = lambda name: table[name].chunk(0).indices.to_numpy().astype(np.int64)
    dictionaries = [table[name].chunk(0).dictionary for name in ("from", "to")]
    assert dictionaries[0].equals(dictionaries[1])
    cents = np.rint(table["amount"].to_numpy() * 100).astype(np.int64)
    seconds = table["time"].cast(pa.timestamp("s", "UTC")).cast(pa.int64()).to_numpy()
    keep = (codes("from") != codes("to")) & (cents > 0)
    return seconds[keep], codes("from")[keep], codes("to")[keep], cents[keep]


def in_duckdb(ts, src, dst, cents, threads):
    connection = duckdb.connect()
    connection.execute(f"set threads={threads}")
    ledger = pa.table({"id": np.arange(len(ts)), "ts": ts, "src": src, "dst": dst, "cents": cents})
    connection.execute("create table e as select * from ledger order by id")
    start = time.perf_counter()
    connection.execute(f"""
    create table hop as
    with keyed as (select *, ts // {GAP} as block, floor(ln(cents) / {WIDTH!r})::int as size from e),
         wanted as (select id, ts, dst, cents, block + b.later as block, size - s.less as size
                    from keyed, (values (0), (1)) b(later), (values (0), (1), (2)) s(less))
    select w.id as earlier, k.id as later from wanted w
    join keyed k on k.src = w.dst and k.block = w.block and k.size = w.size
    where k.id > w.id and k.ts <= w.ts + {GAP} and k.cents * 100 between w.cents * {LOW} and w.cents * {HIGH}""")
    ends = "(select distinct later as id from hop)"
    for _ in range(LEAST - 2):
        ends = f"(select distinct h.later as id from hop h semi join {ends} on h.earlier = id)"
    answer = connection.execute(f"select count(*) from {ends}").fetchone()[0]
    return answer, time.perf_counter() - start


def in_polars(ts, src, dst, cents):
    frame = pl.DataFrame({"id": np.arange(len(ts)), "ts": ts, "src": src, "dst": dst, "cents": cents})
    start = time.perf_counter()
    keyed = frame.lazy().with_columns(
        block=pl.col("ts") // GAP, size=(pl.col("cents").log() / WIDTH).floor().cast(pl.Int32))
    wanted = [
        keyed.select("id", "ts", "dst", "cents", block=pl.col("block") + later, size=pl.col("size") - less)
        for later in (0, 1) for less in (0, 1, 2)
    ]
    hop = (
        pl.concat(wanted)
        .join(keyed, left_on=["dst", "block", "size"], right_on=["src", "block", "size"], suffix="_k")
        .filter(pl.col("id_k") > pl.col("id"), pl.col("ts_k") <= pl.col("ts") + GAP,
                (pl.col("cents_k") * 100).is_between(pl.col("cents") * LOW, pl.col("cents") * HIGH))
        .select(earlier="id", later="id_k").collect())
    ends = hop.select(id="later").unique()
    for _ in range(LEAST - 2):
        ends = hop.join(ends, left_on="earlier", right_on="id", how="semi").select(id="later").unique()
    return ends.height, time.perf_counter() - start


@numba.njit
def depths(ts, src, dst, cents, size, bits):
    """The longest chain that ends at each transfer, up to what is asked: one pass, an index by address and size."""
    mask = (1 << bits) - 1
    heads, before = np.full(1 << bits, -1, np.int32), np.full(len(ts), -1, np.int32)
    longest = np.ones(len(ts), np.int32)
    for row in range(len(ts)):
        best = 0
        for at in range(size[row], size[row] + 3):
            if best >= LEAST - 1:
                break
            slot = (src[row] * 0x9E3779B97F4A7C15) ^ (at * 0xC2B2AE3D27D4EB4F)
            other = heads[(slot ^ (slot >> 29)) & mask]
            while other >= 0 and best < LEAST - 1 and ts[row] - ts[other] <= GAP:
                if dst[other] == src[row] and size[other] == at and longest[other] > best \
                        and cents[other] * LOW <= cents[row] * 100 <= cents[other] * HIGH:
                    best = longest[other]
                other = before[other]
        longest[row] = best + 1
        slot = (dst[row] * 0x9E3779B97F4A7C15) ^ (size[row] * 0xC2B2AE3D27D4EB4F)
        slot = (slot ^ (slot >> 29)) & mask
        before[row], heads[slot] = heads[slot], row
    return longest


def in_one_pass(ts, src, dst, cents):
    few = [column[:100] for column in (ts, src, dst, cents)]
    depths(*few, np.zeros(len(few[0]), np.int64), 10)  # compiles
    best = math.inf
    for _ in range(3):
        start = time.perf_counter()
        size = np.floor(np.log(cents) / WIDTH).astype(np.int64)
        longest = depths(ts, src, dst, cents, size, 21)
        best = min(best, time.perf_counter() - start)
    return int((longest >= LEAST).sum()), best


def main():
    bench = pathlib.Path(sys.argv[1]).resolve()
    rows = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000_000
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        runs = sluice(bench, rows, folder)
        ledger = columns(folder)
    runs["one pass, numba, 1 thread"] = in_one_pass(*ledger)
    runs[f"DuckDB {duckdb.__version__}, 2 threads"] = in_duckdb(*ledger, 2)
    runs[f"Polars {pl.__version__}"] = in_polars(*ledger)
    own = runs["Sluice, 1 thread"][1]
    print(f"{rows} transfers\n| engine | answer | seconds | of Sluice's time on 1 thread |\n| --- | ---: | ---: | ---: |")
    for engine, (answer, seconds) in runs.items():
        print(f"| {engine} | {answer} | {seconds:.3f} | {seconds / own:.1f} |")
    if len({answer for answer, _ in runs.values()}) > 1:
        sys.exit("the answers differ")


main()
