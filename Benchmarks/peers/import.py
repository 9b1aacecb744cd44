"""Times the import of ethereum-etl token transfers against DuckDB, which copies the same CSV to LZ4 Parquet.

usage: import.py SLUICE [ROWS] [RUNS]

Both run on one thread, in turn; what counts is processor time (user and system) of the process, DuckDB's without its
start. Also compares the size of the archive with pyarrow's LZ4 Feather of the same columns. Needs pyarrow, DuckDB, numpy.
"""

import pathlib
import resource
import statistics
import subprocess
import sys
import tempfile

import numpy as np
import pyarrow as pa
import pyarrow.csv as csv
import pyarrow.feather as feather

sluice = pathlib.Path(sys.argv[1]).resolve()
rows = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
runs = int(sys.argv[3]) if len(sys.argv) > 3 else 5


def hexadecimal(values, digits):
    """Rows of random bytes as `0x` and digits."""
    return pa.array(["0x" + value.tobytes().hex()[:digits] for value in values])


def make(folder):
    """Token transfers as ethereum-etl writes them, with skewed addresses, and the blocks that they stand in."""
    rng = np.random.default_rng(1)
    known = [f"0x{n.tobytes().hex()}" for n in rng.integers(0, 256, (max(rows // 5, 10), 20), dtype=np.uint8)]
    skew = np.minimum((rng.pareto(0.8, (2, rows)) * 5).astype(np.int64), len(known) - 1)
    fresh = rng.integers(0, len(known), (2, rows))
    chosen = np.where(rng.random((2, rows)) < 0.5, skew, fresh)
    block = np.sort(rng.integers(18_000_000, 18_000_000 + rows // 100 + 1, rows))
    value = [str(int(v * 1e6)) for v in rng.lognormal(6, 3, rows)]
    table = pa.table({
        "token_address": pa.array(["0xdac17f958d2ee523a2206206994597c13d831ec7"] * rows),
        "from_address": pa.array(known).take(pa.array(chosen[0])), "to_address": pa.array(known).take(pa.array(chosen[1])),
        "value": pa.array(value), "transaction_hash": hexadecimal(rng.integers(0, 256, (rows, 32), dtype=np.uint8), 64),
        "log_index": pa.array(rng.integers(0, 400, rows)), "block_number": pa.array(block),
    })
    options = csv.WriteOptions(quoting_style="none")
    csv.write_csv(table, str(folder / "token_transfers.csv"), options)
    numbers = np.unique(block)
    blocks = pa.table({"number": pa.array(numbers), "timestamp": pa.array(1_700_000_000 + 12 * (numbers - 18_000_000))})
    csv.write_csv(blocks, str(folder / "blocks.csv"), options)


def seconds(*command):
    """Processor time of a process that must succeed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def duckdb(folder, query):
    return seconds(sys.executable, "-c", f"import duckdb; c = duckdb.connect(); c.sql('SET threads = 1'); {query}")


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    make(folder)
    source, archive, parquet = folder / "token_transfers.csv", folder / "ours.arrow", folder / "theirs.parquet"
    copy = f"c.sql(\"COPY (SELECT * FROM read_csv('{source}')) TO '{parquet}' (FORMAT parquet, COMPRESSION lz4)\")"
    ours, theirs = [], []
    for _ in range(runs):
        ours.append(seconds(sluice, "archive", "import", source, "--blocks", folder / "blocks.csv", "-o", archive, "--no-progress"))
        theirs.append(duckdb(folder, copy) - duckdb(folder, "c.sql('SELECT 1').fetchall()"))
    table = feather.read_table(archive)
    assert table.num_rows == rows
    feather.write_feather(table, str(folder / "again.arrow"), compression="lz4", chunksize=65_536)
    mine, other = statistics.median(ours), statistics.median(theirs)
    print(f"rows {rows}, CSV {source.stat().st_size / 1e6:.0f} MB")
    print(f"sluice  {mine:.2f} s, {rows / mine / 1e6:.2f} M rows/s")
    print(f"duckdb  {other:.2f} s, {rows / other / 1e6:.2f} M rows/s")
    print(f"ratio of the rates {other / mine:.2f} (of single runs {min(theirs) / max(ours):.2f} to {max(theirs) / min(ours):.2f})")
    size, again = archive.stat().st_size, (folder / "again.arrow").stat().st_size
    print(f"archive {size / 1e6:.1f} MB, pyarrow's Feather of the same columns {again / 1e6:.1f} MB: {size / again:.3f}")
