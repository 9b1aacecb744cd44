"""An archive that pyarrow, Polars and DuckDB have read and written again holds the same transfers, value by value.

usage: round_trip.py SLUICE FOLDER

The recipes for Parquet are those that README gives, run word by word.
"""

import datetime
import math
import pathlib
import random
import re
import subprocess
import sys

import duckdb
import polars
import pyarrow as pa
import pyarrow.feather as feather
import pyarrow.parquet as parquet

sluice, folder = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
readme = pathlib.Path(__file__).resolve().parents[2] / "README.md"
folder.mkdir(parents=True, exist_ok=True)
rng = random.Random(3)


def run(*arguments):
    done = subprocess.run([sluice, *map(str, arguments)], capture_output=True, text=True)
    assert done.returncode in (0, 1), (arguments, done.stderr)
    return done.stdout


def number():
    """A double of any size that is not negative, the awkward ones often."""
    return rng.choice([0.1 + 0.2, 5e-324, 1.7976931348623157e308, 0.0, 1e22, 2**53 + 2.0, rng.random(), math.exp(rng.uniform(-300, 300))])


def rows():
    moment = datetime.datetime(1, 1, 1)
    for row in range(70_000):
        # The years 1 to 9999, but for the last ones, which not every library reaches.
        if row % 7 == 0:
            moment = max(moment, datetime.datetime(1, 1, 1) + datetime.timedelta(seconds=int(row * 4_400_000)))
        time = moment.strftime("%Y-%m-%dT%H:%M:%SZ").rjust(20, "0")
        tx = rng.choice(["", f"0x{rng.getrandbits(256):064x}", "deposit 7", "0x4142"])
        value = rng.choice(["", "0", str(2**256 - 1), str(rng.getrandbits(250))])
        usd = rng.choice(["", repr(number())])
        parties = [rng.choice([f"0x{rng.getrandbits(160):040x}", "bc1qé", "T" + "x" * 33, f"a{row % 300}"]) for _ in range(2)]
        yield f"{time},{rng.choice(['ethereum', 'bitcoin', 'tron'])},{tx},{parties[0]},{parties[1]},{rng.choice(['ETH', 'ÜBER', 'x' * 90])},{number()!r},{value},{usd}"


(folder / "in.csv").write_text("time,chain,tx,from,to,asset,amount,value,usd\n" + "\n".join(rows()) + "\n")
run("archive", "import", folder / "in.csv", "-o", folder / "ours.arrow")
expected = run("archive", "export", folder / "ours.arrow")
assert expected.count("\n") == 70_001


def by_pyarrow(source, target):
    feather.write_feather(feather.read_table(source), str(target), compression="lz4")


def by_pyarrow_whole(source, target):
    table = feather.read_table(source).combine_chunks()
    with pa.ipc.new_file(str(target), table.schema, options=pa.ipc.IpcWriteOptions(compression="lz4")) as sink:
        sink.write_table(table, max_chunksize=1_000)


def by_polars(source, target):
    polars.read_ipc(source).write_ipc(target, compression="lz4")


def by_polars_plain(source, target):
    polars.read_ipc(source).with_columns(polars.col(polars.Categorical).cast(polars.String)).write_ipc(
        target, compression="uncompressed")


def by_duckdb(source, target):
    transfers = feather.read_table(source)
    assert transfers.num_rows == 70_000
    connection = duckdb.connect()
    connection.sql("SET TimeZone = 'UTC'")
    feather.write_feather(connection.sql("SELECT * FROM transfers").to_arrow_table(), str(target), compression="lz4")


for way in (by_pyarrow, by_pyarrow_whole, by_polars, by_polars_plain, by_duckdb):
    way(folder / "ours.arrow", folder / "theirs.arrow")
    found = run("archive", "export", folder / "theirs.arrow")
    if found != expected:
        pairs = zip(found.splitlines(), expected.splitlines())
        print(way.__name__, next((pair for pair in pairs if pair[0] != pair[1]), "lengths differ"), file=sys.stderr)
        sys.exit(1)
    run("archive", "verify", folder / "theirs.arrow")
print("round trips: five ways through pyarrow, Polars and DuckDB, nothing lost")

# Recipes for Parquet: a file of transfers, and one as cryo writes it with its blocks.
section = readme.read_text().split("### From Parquet")[1].split("\n### ")[0]
recipes = re.findall(r'^python3 (-c ".*")$', section, re.MULTILINE)
assert len(recipes) == 4, len(recipes)
parquet.write_table(feather.read_table(folder / "ours.arrow"), str(folder / "transfers.parquet"), coerce_timestamps="us")
erc20 = pa.table({
    "block_number": pa.array([2, 1, 2], pa.uint32()), "transaction_hash": [bytes([n] * 32) for n in range(3)],
    "from_address": [bytes([n] * 20) for n in range(3)], "to_address": [bytes([n + 1] * 20) for n in range(3)],
    "value_string": ["1500000", "1", "123456789012345"],
})
parquet.write_table(erc20, str(folder / "erc20.parquet"))
blocks = pa.table({"block_number": pa.array([1, 2], pa.uint32()), "timestamp": pa.array([1_700_000_000, 1_700_000_012], pa.uint32())})
parquet.write_table(blocks, str(folder / "blocks.parquet"))
for recipe in recipes:
    for name in ("transfers.arrow", "erc20.arrow"):
        (folder / name).unlink(missing_ok=True)
    subprocess.run(f"{sys.executable} {recipe}", shell=True, check=True, cwd=folder)
    if (folder / "erc20.arrow").exists():
        lines = run("archive", "export", folder / "erc20.arrow").splitlines()[1:]
        assert lines[0] == f"2023-11-14T22:13:20Z,ethereum,0x{'01' * 32},0x{'01' * 20},0x{'02' * 20},USDT,1e-06,1,", lines[0]
        assert sorted(line.split(",")[6] for line in lines) == ["1.5", "123456789.012345", "1e-06"]
        run("scan", "--bundled", folder / "erc20.arrow")
    else:
        assert sorted(run("archive", "export", folder / "transfers.arrow").splitlines()) == sorted(expected.splitlines())
        run("archive", "verify", folder / "transfers.arrow")
print(f"recipes: {len(recipes)} of README turned Parquet into archives")
