"""How long an editor waits for diagnostics after a keystroke in a bundled signature.

usage: measure.py SLUICE FILE…
"""
import sys
import time

from client import Client

KEYSTROKES = 200

for path in sys.argv[2:]:
    text = open(path, encoding="utf-8").read()
    client = Client(sys.argv[1])
    client.initialize()
    client.open("file:///x", text)
    place = {"line": text.count("\n"), "character": 0}
    times = []
    for number in range(KEYSTROKES):
        start = time.perf_counter()
        client.change("file:///x", number + 2, {"range": {"start": place, "end": place}, "text": " "})
        times.append((time.perf_counter() - start) * 1_000)
    client.process.kill()
    times.sort()
    print(
        f"{path}: {len(text.encode())} bytes, median {times[KEYSTROKES // 2]:.2f} ms, "
        f"95% within {times[KEYSTROKES * 95 // 100]:.2f} ms, of {KEYSTROKES} keystrokes"
    )
