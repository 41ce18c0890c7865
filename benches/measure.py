"""Runs a program and says what it took: for the scripts in peers/ and country/."""

import os
import platform
import subprocess
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

SAMPLE = 0.05


@dataclass
class Taken:
    wall: float  # seconds
    cpu: float  # seconds, of the process and its children
    main: float  # MiB, peak of the process itself
    child: float  # MiB, peak of its largest child; 0 without one
    code: int


def children(pid):
    """Its descendants: whichever thread started them."""
    found = []
    for told in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found += map(int, told.read_text().split())
        except OSError:
            continue  # a thread that has ended meanwhile
    return [pid for child in found for pid in (child, *children(child))]


def peak(pid):
    """The most memory that a process has held so far, in MiB; 0 when it is gone."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0.0
    found = [line.split()[1] for line in status.splitlines() if line.startswith("VmHWM:")]
    return int(found[0]) / 1024 if found else 0.0


def take(command, cores):
    """Runs a command on these cores only ("0" or "0,1"). Its output goes nowhere."""
    began = time.perf_counter()
    process = subprocess.Popen(
        ["taskset", "-c", cores, *map(str, command)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    main = child = 0.0
    while True:
        done, status, usage = os.wait4(process.pid, os.WNOHANG)
        if done:
            break
        main = max(main, peak(process.pid))
        child = max([child, *map(peak, children(process.pid))])
        time.sleep(SAMPLE)
    wall = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    return Taken(wall, usage.ru_utime + usage.ru_stime, main, child, process.returncode)


def machine():
    """The machine and the day, for the head of a table."""
    about = Path("/proc/cpuinfo").read_text()
    names = [line.split(":")[1].strip() for line in about.splitlines() if line.startswith("model name")]
    memory = int(Path("/proc/meminfo").read_text().split()[1]) / 1024**2
    load = os.getloadavg()[0]
    return (
        f"{os.cpu_count()} cores ({names[0] if names else platform.machine()}), {memory:.0f} GiB, {platform.system()} "
        f"{platform.release().split('-')[0]}, {date.today()}; load at the start {load:.1f}"
    )
