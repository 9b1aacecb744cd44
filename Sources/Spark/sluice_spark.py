"""Scans archives with Sluice on Apache Spark: a slice of time per task, put together into what one scan gives.

Spark places the tasks, runs those that failed again and collects what they give; Sluice plans the slices, scans them and
puts them together. Workers need nothing but a Java runtime, Python, and the archives under the same paths.

usage: sluice_spark.py --sluice BINARY [--slices N] [--past FILE] [--signatures FILE]… [--labels FILE]… [-o FILE]
           [--parquet FOLDER] ARCHIVE…

With `spark-submit` all its options count (`--master spark://…`); alone, `--master local[2]` does.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from pyspark import SparkFiles
from pyspark.sql import SparkSession

CUT_SHORT = 4
"""Exit code of a scan that a limit cut short: its result counts, and says so."""


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("archives", nargs="+", help="archives that all workers see under these paths")
    parser.add_argument("--sluice", required=True, help="the binary; linked with --static-swift-stdlib it needs no Swift")
    parser.add_argument("--signatures", action="append", default=[], help="a signature file or folder; the bundled ones without")
    parser.add_argument("--labels", action="append", default=[], help="a label file; can be given several times")
    parser.add_argument("--slices", type=int, default=8, help="slices of about as many transfers each")
    parser.add_argument("--past", help="what addresses had done before each stretch, which all workers see under this path; "
                        "made here and kept if it is missing. Slices then read only what is about them")
    parser.add_argument("--master", help="where to run: local[2], spark://host:7077; what spark-submit says counts more")
    parser.add_argument("-o", "--output", help="matches as NDJSON; standard output if it is missing")
    parser.add_argument("--parquet", help="also a folder of Parquet files with a row for each transfer of a match")
    return parser.parse_args()


def run(command: list[str], allowed: tuple[int, ...] = (0,)) -> subprocess.CompletedProcess:
    """Runs a command; what it said goes into the error if it ends otherwise than allowed."""
    result = subprocess.run(command, capture_output=True, check=False)
    if result.returncode not in allowed:
        raise RuntimeError(f"{' '.join(command[:2])} ended with {result.returncode}: {result.stderr.decode()[-2000:]}")
    return result


def scan_slice(piece: str, archives: list[str], labels: list[str], past: str | None) -> tuple[str, bytes, float, str]:
    """Runs on a worker: the slice, its lines, the seconds it took, and the host.

    The result goes into a file that only this attempt knows, so that an attempt that died leaves nothing behind that counts.
    """
    started = time.monotonic()
    folder = tempfile.mkdtemp(prefix="sluice-")
    try:
        binary = os.path.join(folder, "sluice")
        # Shipped files may have lost the right to be run.
        shutil.copyfile(SparkFiles.get("sluice"), binary)
        os.chmod(binary, 0o755)
        output = os.path.join(folder, "slice")
        command = [binary, "scan", SparkFiles.get("signatures.sluicec"), *archives, "--slice", piece, "-o", output]
        for name in labels:
            command += ["--labels", SparkFiles.get(name)]
        if past:
            command += ["--past", past]
        run([*command, "--exit-zero", "--threads", "1"], (0, CUT_SHORT))
        return piece, Path(output).read_bytes(), time.monotonic() - started, os.uname().nodename
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def ship(spark: SparkSession, options: argparse.Namespace, folder: Path) -> list[str]:
    """Sends binary, signatures and labels to the workers; the names of the label files there."""
    compiled = folder / "signatures.sluicec"
    sources = options.signatures or ["--bundled"]
    run([options.sluice, "compile", *sources, "-o", str(compiled)])
    shutil.copyfile(options.sluice, folder / "sluice")
    names = []
    for place, path in enumerate(options.labels):
        names.append(f"labels-{place}{Path(path).suffix}")
        shutil.copyfile(path, folder / names[-1])
    for name in ["sluice", "signatures.sluicec", *names]:
        spark.sparkContext.addFile(str(folder / name))
    return names


def main() -> int:
    options = arguments()
    archives = [os.path.abspath(path) for path in options.archives]
    builder = SparkSession.builder.appName("sluice")
    if options.master:
        builder = builder.master(options.master)
    spark = builder.getOrCreate()
    with tempfile.TemporaryDirectory(prefix="sluice-driver-") as name:
        folder = Path(name)
        labels = ship(spark, options, folder)
        past = os.path.abspath(options.past) if options.past else None
        if past and not os.path.exists(past):
            run([options.sluice, "slices", "prepare", *archives, "-o", past])
        planned = run([options.sluice, "slices", "plan", *archives, "--count", str(options.slices)])
        pieces = planned.stdout.decode().split()
        started = time.monotonic()
        tasks = spark.sparkContext.parallelize(pieces, len(pieces))
        found = tasks.map(lambda piece: scan_slice(piece, archives, labels, past)).collect()
        elapsed = time.monotonic() - started
        paths = []
        for place, (_, lines, _, _) in enumerate(found):
            paths.append(str(folder / f"{place}.slice"))
            Path(paths[-1]).write_bytes(lines)
        output = Path(options.output) if options.output else folder / "matches.ndjson"
        command = [options.sluice, "slices", "combine", *paths, *options.signatures, "-o", str(output), "--exit-zero"]
        if not options.signatures:
            command.append("--bundled")
        for place, path in enumerate(options.labels):
            command += ["--labels", path]
        combined = run(command, (0, CUT_SHORT))
        sys.stderr.write(combined.stderr.decode())
        busy = sum(seconds for _, _, seconds, _ in found)
        hosts = len({host for _, _, _, host in found})
        sys.stderr.write(f"{len(pieces)} tasks on {hosts} hosts: {elapsed:.1f} s, {busy:.1f} s of scans\n")
        matches = [json.loads(line) for line in output.read_text().splitlines()]
        if options.parquet:
            write_parquet(spark, matches, options.parquet)
        if not options.output:
            sys.stdout.write(output.read_text())
        spark.stop()
        return combined.returncode


def write_parquet(spark: SparkSession, matches: list[dict], folder: str) -> None:
    rows = [
        (m["id"], m["signature"], m["severity"], float(m["score"]), e["step"], e["index"], e["time"], e["chain"], e["tx"],
         e["from"], e["to"], e["asset"], float(e["amount"]), None if e["usd"] is None else float(e["usd"]), e["archive"],
         e["row"])
        for m in matches for e in m["evidence"]
    ]
    schema = ("match string, signature string, severity string, score double, step string, index long, time string, "
              "chain string, tx string, `from` string, `to` string, asset string, amount double, usd double, "
              "archive string, row long")
    spark.createDataFrame(rows, schema).write.mode("errorifexists").parquet(folder)


if __name__ == "__main__":
    sys.exit(main())
