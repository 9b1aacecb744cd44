"""How long an editor waits for diagnostics after a keystroke in a bundled signature.

usage: measure.py SLUICE FILE…
"""
import sys
import time

from client import Client

KEYSTROKES = 200


def worked(process):
    """Nanoseconds that the server has been on a processor: the figure that a busy machine does not spoil."""
    with open(f"/proc/{process.pid}/schedstat", encoding="ascii") as file:
        return int(file.read().split()[0])


for path in sys.argv[2:]:
    text = open(path, encoding="utf-8").read()
    client = Client(sys.argv[1])
    client.initialize()
    client.open("file:///x", text)
    place = {"line": text.count("\n"), "character": 0}
    times = []
    before = worked(client.process)
    for number in range(KEYSTROKES):
        start = time.perf_counter()
        client.change("file:///x", number + 2, {"range": {"start": place, "end": place}, "text": " "})
        times.append((time.perf_counter() - start) * 1_000)
    each = (worked(client.process) - before) / KEYSTROKES / 1e6
    client.process.kill()
    times.sort()
    print(
        f"{path}: {len(text.encode())} bytes, {each:.2f} ms of work each; waited median {times[KEYSTROKES // 2]:.2f} ms, "
        f"95% within {times[KEYSTROKES * 95 // 100]:.2f} ms, of {KEYSTROKES} keystrokes"
    )
