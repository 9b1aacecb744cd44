"""Times slices of a ledger against one scan of it, in turn, and compares the bytes.

usage: slices.py SLUICE SIGNATURES LABELS HOURS ROUNDS ARCHIVE…

Every slice is a process of its own with `--past` and one thread, as a worker runs it; slices are HOURS long. To put them
together is not timed. Exits with 1 if the result is not that of the one scan. A ledger, cut into archives of a day:

  sluice-bench --rows 40000000 --only decode --repeats 1 --keep made
  sluice archive merge made/ledger.arrow --by day -o days
"""

import datetime
import pathlib
import subprocess
import sys
import tempfile
import time


def seconds(command):
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def cuts(sluice, archives, hours):
    """Slices of so many hours from nearly the first transfer on; the first has no begin and the last no end."""
    plan = [sluice, "slices", "plan", "--count", "100000", *archives]
    text = subprocess.run(plan, check=True, capture_output=True, text=True).stdout
    begins = [line.split("..")[0] for line in text.split() if not line.startswith("..")]
    read = lambda stamp: datetime.datetime.fromisoformat(stamp.replace("Z", "+00:00"))
    at, last = read(begins[0]), read(begins[-1])
    bounds = [""]
    while (at := at + datetime.timedelta(hours=hours)) < last:
        bounds.append(at.strftime("%Y-%m-%dT%H:%M:%SZ"))
    return [f"{start}..{end}" for start, end in zip(bounds, bounds[1:] + [""])]


def main():
    sluice, signatures, labels = (str(pathlib.Path(path).resolve()) for path in sys.argv[1:4])
    hours, rounds, archives = float(sys.argv[4]), int(sys.argv[5]), sys.argv[6:]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        past, whole, together = (str(folder / file) for file in ("past", "whole.ndjson", "together.ndjson"))
        common = ["--labels", labels, "--exit-zero"]
        print(f"prepare: {seconds([sluice, 'slices', 'prepare', *archives, '-o', past]):.1f} s")
        slices = cuts(sluice, archives, hours)
        for _ in range(rounds):
            scan = [sluice, "scan", signatures, *archives, *common, "--threads", "1"]
            once = seconds([*scan, "--format", "ndjson", "-o", whole])
            files = [str(folder / f"{number}.slice") for number in range(len(slices))]
            taken = sum(
                seconds([*scan, "--slice", piece, "--past", past, "-o", file]) for piece, file in zip(slices, files))
            seconds([sluice, "slices", "combine", *files, signatures, *common, "-o", together])
            print(f"one scan {once:.1f} s, {len(slices)} slices of {hours:g} h {taken:.1f} s: {taken / once:.2f}", flush=True)
            if pathlib.Path(whole).read_bytes() != pathlib.Path(together).read_bytes():
                sys.exit("slices give another result")


main()
