"""How fast statements are tracked: part of ``make bench``; ``make bench BENCH=full`` goes to a million rows."""

from __future__ import annotations

import os
import resource
import sys
import time

from attribution.track import track
from tests.track.volume import attributions


def main(size: str = "") -> None:
    numbers = (100_000, 1_000_000) if size == "full" else (10_000, 100_000)
    took, worked = [], []
    for number in numbers:
        rows, documents = attributions(number)
        start, cpu = time.perf_counter(), time.process_time()
        found = track(rows, documents)
        took.append(time.perf_counter() - start)
        worked.append(time.process_time() - cpu)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
        print(
            f"tracking {number:>9,} attributions {took[-1]:7.1f} s, of a processor {worked[-1]:.1f} s"
            f"  {len(found.tracks):>9,} tracks  {peak:.1f} GB at most",
            flush=True,
        )
    print(
        f"ten times the rows took {took[1] / took[0]:.1f} times as long, of a processor {worked[1] / worked[0]:.1f}"
        f" times ({os.cpu_count()} processors)"
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
