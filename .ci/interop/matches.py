"""Matches as an Arrow table say the same as matches as JSON, and data frames read them.

usage: matches.py SLUICE FOLDER
"""

import json
import subprocess
import sys
from pathlib import Path

import pandas
import polars
import pyarrow
import pyarrow.ipc

sluice, folder = sys.argv[1], Path(sys.argv[2])
folder.mkdir(parents=True)
subprocess.run([sluice, "demo", "--keep", folder], check=True, capture_output=True)


def scan(form: str) -> Path:
    path = folder / f"matches.{form}"
    command = [sluice, "scan", "--bundled", folder / "demo.arrow", "--labels", folder / "demo-labels.csv"]
    subprocess.run([*command, "--format", form, "--exit-zero", "-o", path], check=True, capture_output=True)
    return path


matches = [json.loads(line) for line in scan("ndjson").read_text().splitlines()]
expected = [
    {
        "match": match["id"],
        "signature": match["signature"],
        "severity": match["severity"],
        "score": float(match["score"]),
        "open": match["open"],
        **{name: item[name] for name in ("step", "index", "chain", "tx", "from", "to", "asset", "archive", "row")},
        "time": pandas.Timestamp(item["time"]).timestamp(),
        "amount": float(item["amount"]),
        "usd": None if item["usd"] is None else float(item["usd"]),
    }
    for match in matches
    for item in match["evidence"]
]
path = scan("arrow")
table = pyarrow.ipc.open_file(path).read_all()
table.validate(full=True)
rows = table.set_column(
    table.schema.get_field_index("time"), "time", table["time"].cast(pyarrow.int64())
).to_pylist()
assert len(rows) == len(expected) > 1000, (len(rows), len(expected))
for row, wanted in zip(rows, expected):
    assert row == wanted, (row, wanted)
assert polars.read_ipc(path).height == len(rows)
assert len(pandas.read_feather(path)) == len(rows)
print(f"matches: {len(rows)} rows of evidence agree")
