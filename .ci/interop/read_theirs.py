"""Has Sluice describe archives by other libraries, and compares with what pyarrow says of them.

usage: read_theirs.py SLUICE FOLDER, where FOLDER was filled by make_golden.py
"""

import json
import pathlib
import subprocess
import sys

import pyarrow.ipc as ipc

UNSUPPORTED = ("pyarrow-zstd", "polars-zstd", "pyarrow-stream", "fault-missing")


def info(sluice, path):
    command = [sluice, "archive", "info", path, "--format", "json"]
    return subprocess.run(command, capture_output=True, text=True)


def check_supported(sluice, path):
    result = info(sluice, path)
    if result.returncode != 0:
        sys.exit(f"{path.name}: {result.stderr.strip()}")
    described = json.loads(result.stdout)
    file = ipc.open_file(path)
    rows = sum(file.get_batch(n).num_rows for n in range(file.num_record_batches))
    names = [column["name"] if isinstance(column, dict) else column for column in described["columns"]]
    wanted = (rows, file.num_record_batches, file.schema.names)
    actual = (described["rows"], described["batches"], names)
    if actual != wanted:
        sys.exit(f"{path.name}: described as {actual}, but is {wanted}")
    print(f"{path.name}: {rows} rows in {file.num_record_batches} batches, {len(names)} columns")


def check_unsupported(sluice, path):
    result = info(sluice, path)
    if result.returncode == 0 or path.name not in result.stderr:
        sys.exit(f"{path.name}: must be refused with its name, but: {result.returncode} {result.stderr.strip()}")
    print(f"{path.name}: refused: {result.stderr.strip()[:100]}")


def main():
    sluice, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    paths = sorted(folder.glob("*.arrow"))
    if not paths:
        sys.exit(f"no archives in {folder}")
    for path in paths:
        if path.stem in UNSUPPORTED:
            check_unsupported(sluice, path)
        else:
            check_supported(sluice, path)


if __name__ == "__main__":
    main()
