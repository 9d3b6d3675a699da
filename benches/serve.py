"""The server over releases of 20,000 and 200,000 events: index, requests, memory.

    python -m benches.serve [EVENTS ...]

Makes a release, starts `marsad serve` on the loopback without limits, and asks with
wrk (16 connections, 2 threads, 10 seconds a question): boxes, single events, searches
in both scripts, the start page. Prints requests a second, the median and the 99th
percentile, requests for each second of the server's processor time (which a busy
machine does not change), seconds and size of the index, and the server's memory.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from benches.big_release import write_big_release
from marsad.records.ids import content_id

SIZES = (20_000, 200_000)
PORT = 8765
SECONDS = 10
SCRIPT = """
local at = 0
request = function()
  at = (at * 1103515245 + 12345) % 2147483648
  return wrk.format("GET", (PATHS[at % #PATHS + 1]))
end
"""


def paths(count: int) -> dict[str, list[str]]:
    """Questions by name, each in many forms."""
    ids = [content_id("evt", at) for at in range(0, count, max(1, count // 997))]
    boxes = [
        f"/collections/events/items?limit=50&bbox={w},{s},{w + 0.2:.2f},{s + 0.2:.2f}"
        for w in (36.1, 37.3, 38.7, 40.2)
        for s in (33.2, 34.4, 35.6, 36.3)
    ]
    return {
        "features in a box": boxes,
        "features, box and days": [f"{b}&datetime=2014-01-01/.." for b in boxes],
        "one event": [f"/api/v1/events/{id}" for id in ids],
        "newest 100 events": ["/api/v1/events?kind=airstrike"],
        "search, Latin": [f"/api/v1/search?q=khan+{n}" for n in range(1000, 1500)],
        "search, Latin, common": ["/api/v1/search?q=market"],
        "search, Arabic": [
            f"/api/v1/search?q=%D9%82%D8%B5%D9%81+{n}" for n in range(1000, 1500)
        ],
        "start page": ["/"],
    }


def wrk(name: str, addresses: list[str], folder: Path, server: int) -> str:
    """One line of figures."""
    before = processor(server)
    quoted = ", ".join(f'"{one}"' for one in addresses)
    script = folder / "ask.lua"
    script.write_text(f"PATHS = {{{quoted}}}\n" + SCRIPT, encoding="utf-8")
    command = ["wrk", "-t2", "-c16", f"-d{SECONDS}s", "--latency", "-s", str(script)]
    done = subprocess.run(
        [*command, f"http://127.0.0.1:{PORT}"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    found = dict(re.findall(r"^\s+(50%|99%)\s+(\S+)$", done, re.MULTILINE))
    rate = re.findall(r"Requests/sec:\s+(\S+)", done)[0]
    failed = " ".join(re.findall(r"Non-2xx.*", done))
    count = int(re.findall(r"(\d+) requests in", done)[0])
    each = count / (processor(server) - before)
    half, most = (found.get(part, "none") for part in ("50%", "99%"))
    told = f"{name:26} {rate:>9}/s  p50 {half:>9}  p99 {most:>9}"
    return f"{told}  {each:7.0f} a processor second {failed}"


def processor(process: int) -> float:
    """Seconds of processor time that a process has used."""
    fields = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory(process: int) -> str:
    """Resident megabytes of a process: its own, and pages of the index's file."""
    text = Path(f"/proc/{process}/status").read_text("utf-8")
    own, file = (
        int(re.findall(rf"{name}:\s+(\d+)", text)[0]) // 1000
        for name in ("RssAnon", "RssFile")
    )
    return f"{own} MB of its own and {file} MB of mapped files"


def bench(count: int, folder: Path) -> None:
    """One size."""
    start = time.monotonic()
    write_big_release(folder, count)
    size = sum(one.stat().st_size for one in folder.rglob("*.jsonl")) / 1e6
    made = time.monotonic() - start
    print(f"\n{count:,} events: {size:,.0f} MB of rows, made in {made:.0f} s")
    start = time.monotonic()
    command = [sys.executable, "-m", "marsad", "serve", str(folder), "--rate", "0"]
    server = subprocess.Popen(
        [*command, "--port", str(PORT), "--cache", str(folder / "cache")],
        stderr=subprocess.DEVNULL,
    )
    try:
        while not ready():
            time.sleep(0.1)
        index = sum(one.stat().st_size for one in (folder / "cache").iterdir()) / 1e6
        print(
            f"index ready after {time.monotonic() - start:.1f} s "
            f"({processor(server.pid):.0f} s of processor), {index:,.0f} MB; "
            f"server {memory(server.pid)}"
        )
        for name, addresses in paths(count).items():
            print(wrk(name, addresses, folder, server.pid), flush=True)
        print(f"server {memory(server.pid)} after {SECONDS * len(paths(count))} s")
    finally:
        server.terminate()
        server.wait()


def ready() -> bool:
    """Whether the index is there."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/api/v1/release") as got:
            return bool(got.status == 200)
    except OSError:
        return False


def main(sizes: list[int]) -> None:
    """Print the figures of each size."""
    if shutil.which("wrk") is None:
        sys.exit("needs wrk")
    for count in sizes:
        with tempfile.TemporaryDirectory() as folder:
            bench(count, Path(folder))


if __name__ == "__main__":
    main([int(one) for one in sys.argv[1:]] or list(SIZES))
