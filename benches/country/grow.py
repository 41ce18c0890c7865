"""Runs our program over a country of growing size, and prints tables.

    python3 grow.py PROGRAM COUNTRY WORK WORKBOOKS...
"""

import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from measure import machine, take  # noqa: E402

# 290 municipalities x 10 operations x 2 years, and more than anybody has.
BEYOND = (5_800, 50_000)
MIB = 1024**2


def size(folder):
    """Files below a folder, and their MiB."""
    files = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return len(files), sum(files) / MIB


def line(points):
    """The straight line of least squares through (x, y): its start and its slope."""
    count = len(points)
    x, y = (sum(point[at] for point in points) / count for at in (0, 1))
    spread = sum((point[0] - x) ** 2 for point in points)
    slope = sum((point[0] - x) * (point[1] - y) for point in points) / spread if spread else 0.0
    return y - slope * x, slope


def row(*cells):
    print("| " + " | ".join(str(cell) for cell in cells) + " |", flush=True)


def main():
    program, country, work, *sizes = sys.argv[1:]
    work, sizes = Path(work), sorted(map(int, sizes))
    print(f"{machine()}\n")
    row("workbooks", "cores", "s", "ms a workbook", "ms of CPU a workbook", "MiB, main", "MiB, reader", "reports",
        "MiB written", "MiB read")  # fmt: skip
    row(*["---"] * 10)
    times, peaks = {1: [], 2: []}, {1: [], 2: []}
    for count in sizes:
        folder, out = work / "country", work / "out"
        subprocess.run([country, folder, "--workbooks", str(count)], check=True, capture_output=True)
        for jobs, cores in (1, "0"), (2, "0,1"):
            taken = take([program, "run", folder, "-o", out, "-j", jobs, "-q"], cores)
            # One that is bad input is to be found in it: 1 is no failure here.
            if taken.code > 1:
                sys.exit(f"the run of {count} ended with {taken.code}")
            reports, written = size(out)
            row(count, jobs, f"{taken.wall:.1f}", f"{1000 * taken.wall / count:.0f}", f"{1000 * taken.cpu / count:.0f}",
                f"{taken.main:.0f}", f"{taken.child:.0f}", reports, f"{written:.0f}", f"{size(folder)[1]:.1f}")  # fmt: skip
            times[jobs].append((count, taken.wall))
            peaks[jobs].append((count, taken.main))
            shutil.rmtree(out)
        shutil.rmtree(folder)
    print()
    row("cores", "from", "to", "ms for each one more", "MiB for each 1,000 more")
    row(*["---"] * 5)
    for jobs in times:
        both = zip(times[jobs], times[jobs][1:], peaks[jobs], peaks[jobs][1:])
        for (few, short), (many, long), (_, small), (_, large) in both:
            step = many - few
            row(jobs, few, many, f"{1000 * (long - short) / step:.1f}", f"{1000 * (large - small) / step:.1f}")
    print()
    row("cores", "workbooks, extrapolated", "s", "min", "MiB, main")
    row(*["---"] * 5)
    for jobs in times:
        (start, slope), (held, growth) = line(times[jobs]), line(peaks[jobs])
        for count in BEYOND:
            seconds = start + slope * count
            row(jobs, count, f"{seconds:.0f}", f"{seconds / 60:.1f}", f"{held + growth * count:.0f}")
    if len(sizes) > 1:
        print()
        most = [max(peak for _, peak in peaks[jobs]) / min(peak for count, peak in peaks[jobs]) for jobs in peaks]
        fast = [one[1] / two[1] for one, two in zip(times[1], times[2])]
        print("Two cores against one, by size:", ", ".join(f"{count}: {ratio:.2f}" for count, ratio in zip(sizes, fast)))
        print("Most against least memory of a run, one and two cores:", ", ".join(f"{ratio:.2f}" for ratio in most))


main()
