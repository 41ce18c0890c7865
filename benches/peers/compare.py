"""Times our program and its peers in turn, and prints a table.

    python compare.py PROGRAM FOLDER WORK PASSES
"""

import shutil
import statistics
import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from measure import machine, take  # noqa: E402

PEERS = {
    "usual": "pandas + openpyxl",
    "documented": "python-calamine + numpy + XlsxWriter",
    "fastest": "the same, formulas not searched",
}


def main():
    program, folder, work, passes = sys.argv[1:]
    work = Path(work)
    count = len([path for path in Path(folder).rglob("*.xlsx") if not path.name.startswith("enhetskostnader")])
    commands = {}
    for jobs, cores in (1, "0"), (2, "0,1"):
        # Made anew at every pass: what is unchanged may be skipped.
        commands["bokslut", jobs] = [program, "run", folder, "-o", work / "timed", "-j", jobs, "-q"], cores
        for peer in PEERS:
            command = [sys.executable, HERE / f"{peer}.py", folder, work / "timed", "--jobs", jobs]
            commands[peer, jobs] = command, cores
    about = machine()
    taken = {key: [] for key in commands}
    for _ in range(int(passes)):
        for key, (command, cores) in commands.items():
            shutil.rmtree(work / "timed", ignore_errors=True)
            found = take(command, cores)
            if found.code:
                sys.exit(f"{key[0]} ended with {found.code}")
            taken[key].append(found)
            print(f"{key[0]}, {key[1]} core(s): {found.wall:.2f} s, CPU {found.cpu:.2f} s", file=sys.stderr)
    print(f"{count} workbooks, medians of {passes} passes in turn; {about}\n")
    print("| | cores | s | ms a workbook | ms of CPU a workbook | times ours (CPU) | times ours (s) | MiB, main | MiB, largest child |")
    print("|---|---|---|---|---|---|---|---|---|")
    for (name, jobs), runs in taken.items():
        wall, cpu, main, child = (
            statistics.median(getattr(run, what) for run in runs) for what in ("wall", "cpu", "main", "child")
        )
        # Pair by pair, since the machine's speed drifts; against ours on as many cores.
        by_cpu, by_wall = (
            statistics.median(getattr(run, what) / getattr(our, what) for run, our in zip(runs, taken["bokslut", jobs]))
            for what in ("cpu", "wall")
        )
        print(
            f"| {PEERS.get(name, 'bokslut')} | {jobs} | {wall:.2f} | {1000 * wall / count:.0f} | {1000 * cpu / count:.0f} "
            f"| {by_cpu:.1f} | {by_wall:.1f} | {main:.0f} | {child:.0f} |"
        )


main()
