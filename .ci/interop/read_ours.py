"""Imports a CSV with Sluice, reads the archive with every other library, and compares all values.

usage: read_ours.py SLUICE FOLDER
"""

import csv
import datetime as dt
import pathlib
import subprocess
import sys

import duckdb
import pandas
import polars
import pyarrow.feather as feather
import pyarrow.ipc as ipc

ROWS = 100_000
COLUMNS = ("time", "chain", "tx", "from", "to", "asset", "amount", "value", "usd")
START = dt.datetime(2024, 2, 28, 23, 59, 0, tzinfo=dt.timezone.utc)


def transfers():
    """Rows of plain Python values in the order of `COLUMNS`; more than one batch of them."""
    for n in range(ROWS):
        yield (
            START + dt.timedelta(seconds=n // 3),
            ("ethereum", "bitcoin", "tron")[n % 3],
            None if n % 11 == 0 else "0x" + f"{n * 2654435761 % 2**256:064x}",
            "0x" + f"{n * 40503 % 977:040x}",
            "0x" + f"{n * 69069 % 1009:040x}",
            ("ETH", "USDC", "WBTC", "DAI")[n % 4],
            n / 128,
            None if n % 5 == 0 else str(n * 10**18 // 128),
            None if n % 7 == 0 else n * 1.25,
        )


def shown(value):
    if value is None:
        return ""
    return value.strftime("%Y-%m-%dT%H:%M:%SZ") if isinstance(value, dt.datetime) else value


def text_of(tx):
    """A transaction id as text, by the rule of the format."""
    if tx is None or isinstance(tx, str):
        return tx
    tx = bytes(tx)
    return tx.decode() if all(0x20 <= b <= 0x7E for b in tx) else "0x" + tx.hex()


def plain(value):
    """Missing values of every library as None, and instants as datetimes in UTC."""
    if value is None or value is pandas.NaT or (isinstance(value, float) and value != value):
        return None
    if isinstance(value, pandas.Timestamp):
        value = value.to_pydatetime()
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.timezone.utc)
    return value


def compare(library, rows, expected):
    count = 0
    for number, (row, wanted) in enumerate(zip(rows, expected, strict=True)):
        row = [plain(value) for value in row]
        row[2] = text_of(row[2])
        if tuple(row) != wanted:
            sys.exit(f"{library}: row {number}: {row} where {wanted} was written")
        count += 1
    print(f"{library}: {count} rows agree")


def with_duckdb(path):
    table = feather.read_table(path)
    connection = duckdb.connect()
    connection.register("archive", table)
    others = ", ".join(f'"{name}"' for name in COLUMNS[1:])
    # As seconds, because DuckDB needs a further package to hand out instants with a zone.
    rows = connection.execute(f'select epoch("time"), {others} from archive').fetchall()
    return ((dt.datetime.fromtimestamp(row[0], dt.timezone.utc), *row[1:]) for row in rows)


def main():
    sluice, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    expected = list(transfers())
    source, archive = folder / "in.csv", folder / "out.arrow"
    with open(source, "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows([shown(value) for value in row] for row in expected)
    subprocess.run([sluice, "archive", "import", source, "-o", archive], check=True)

    table = ipc.open_file(archive).read_all()
    table.validate(full=True)
    compare("pyarrow", zip(*(table[name].to_pylist() for name in COLUMNS)), expected)
    compare("pandas", pandas.read_feather(archive)[list(COLUMNS)].itertuples(index=False, name=None), expected)
    compare("polars", polars.read_ipc(archive).select(COLUMNS).iter_rows(), expected)
    compare("duckdb", with_duckdb(archive), expected)


if __name__ == "__main__":
    main()
