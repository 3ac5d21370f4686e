"""Runs a program to its end and says what that took; reads and sums up such measurements."""

import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

PEAK_UNIT = 1 if sys.platform == "darwin" else 1024  # bytes, of what the kernel calls ru_maxrss


class ProgramFailed(Exception):
    """A measured program has not ended well."""


@dataclass(frozen=True)
class Cost:
    """Of a process and all processes that it started and waited for."""

    wall: float  # seconds
    cpu: float  # seconds, in user space and in the kernel
    peak: float  # MiB resident at once, in the largest of these processes

    def over(self, other: "Cost") -> "Cost":
        return Cost(self.wall / other.wall, self.cpu / other.cpu, self.peak / other.peak)


@dataclass(frozen=True)
class Output:
    stdout: str
    stderr: str


def run(
    command: Sequence[str | Path], environment: Mapping[str, str], folder: Path
) -> tuple[Cost, Output]:
    """Runs ``command`` in ``folder``; its output goes to two files there, which are replaced."""
    out, err = folder / "stdout", folder / "stderr"
    with open(out, "wb") as out_file, open(err, "wb") as err_file:
        begun = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
            stdout=out_file,
            stderr=err_file,
        )
        status, usage = wait(process)
        wall = time.perf_counter() - begun
    output = Output(out.read_text("utf-8", "replace"), err.read_text("utf-8", "replace"))
    if status != 0:
        raise ProgramFailed(f"exit code {status}: {output.stderr[-2000:]}")
    peak = usage.ru_maxrss * PEAK_UNIT / 2**20
    return Cost(wall, usage.ru_utime + usage.ru_stime, peak), output


def wait(process: subprocess.Popen[bytes]) -> tuple[int, resource.struct_rusage]:
    """Like ``process.wait()``, but with what was used; an interruption ends the process too."""
    try:
        _, status, usage = os.wait4(process.pid, 0)
    except BaseException:
        process.terminate()
        process.wait()
        raise
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, usage


def warm(file: Path) -> None:
    """Reads ``file`` once, so that it is in the page cache if it fits there."""
    buffer = bytearray(1 << 20)
    with open(file, "rb", buffering=0) as stream:
        while stream.readinto(buffer):
            pass


def spread(numbers: Iterable[float], places: int) -> str:
    """The median, the least and the largest."""
    values = sorted(numbers)
    middle, least, most = (
        f"{value:,.{places}f}" for value in (statistics.median(values), values[0], values[-1])
    )
    return f"{middle} ({least}–{most})"


def row(name: str, costs: Sequence[Cost], places: tuple[int, int, int]) -> str:
    """A row of a Markdown table."""
    wall, cpu, peak = places
    cells = (
        spread((cost.wall for cost in costs), wall),
        spread((cost.cpu for cost in costs), cpu),
        spread((cost.peak for cost in costs), peak),
    )
    return f"| {name} | {' | '.join(cells)} |"
