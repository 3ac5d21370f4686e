#!/usr/bin/env python3
"""Measures how long one large CSV file takes: spark-etl beside Spark's reader, DuckDB and Polars.

    python3 bench/csv_reading.py [--size 100M|1G|8G] [--rounds N] [--only NAME,NAME]

All answer the same query on the same file of made-up taxi trips, with two threads, and must come to
the same result. Measured are whole processes, from start to end, with the file in the page cache:
wall time, CPU time and peak memory. The programs take turns (A B C, A B C, …), so that a machine
that gets slower is not held against one of them; spark-etl is compared to the others within each
round. Before the first round each runs once on the small file, which is not counted.

It needs what ./etl needs, and Python 3.11 with venv. DuckDB and Polars are installed into
bench/target/venv, as requirements.txt has them; the files of trips are made in bench/target.
"""

import argparse
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

from measuring import Cost, ProgramFailed, row, run, warm

BENCH = Path(__file__).resolve().parent
ETL = BENCH.parent / "etl"
TARGET = BENCH / "target"
WORK, CLASSES, VENV = TARGET / "work", TARGET / "classes", TARGET / "venv"
REQUIREMENTS = BENCH / "requirements.txt"

ROUNDS = {"100M": 5, "1G": 5, "8G": 3}
OURS = "spark-etl"
THREADS = 2
JVM = ("-Xmx2g", f"-XX:ActiveProcessorCount={THREADS}", f"-Dspark.master=local[{THREADS}]")
# Spark's log goes to a file, as ./etl has it.
LOG = (
    "-Detl.log=spark.log",
    "-Dlog4j2.configurationFile=classpath:io/sparketl/launcher/log4j2-run.properties",
)

Command = list[str | Path]
Answer = tuple[float, ...]
Round = dict[str, Cost]  # by the names of the contenders


@dataclass(frozen=True)
class Contender:
    name: str
    command: Callable[[Path], Command]
    environment: dict[str, str] = field(default_factory=dict)
    on_jvm: bool = False


def etl_command(file: Path) -> Command:
    inputs = ["--set", f"yellow.path={file}", "--set", "green=null"]
    return [ETL, "run", "taxi-summary", *inputs, "--set", "summary.path=summary.csv", "-q"]


def spark_command(numbers: str) -> Callable[[Path], Command]:
    return lambda file: [
        *(jdk("java"), f"@{ETL.parent / 'conf' / 'java.options'}", *JVM, *LOG),
        *("-cp", f"{class_path()}:{CLASSES}", "SparkCsv", numbers, file),
    ]


def python_command(program: str) -> Callable[[Path], Command]:
    return lambda file: [VENV / "bin" / "python", BENCH / program, str(THREADS), file]


CONTENDERS = (
    Contender(OURS, etl_command, {"ETL_JAVA_OPTIONS": " ".join(JVM)}, on_jvm=True),
    Contender("spark-double", spark_command("double"), on_jvm=True),
    Contender("spark-exact", spark_command("exact"), on_jvm=True),
    Contender("duckdb", python_command("duckdb_csv.py")),
    Contender("polars", python_command("polars_csv.py")),
)


def jdk(tool: str) -> str:
    """The tool of the JDK that ./etl takes."""
    home = os.environ.get("JAVA_HOME")
    return str(Path(home, "bin", tool)) if home else tool


def class_path() -> str:
    launcher = ETL.parent / "etl-launcher" / "target"
    return f"{launcher / 'etl-launcher.jar'}:{(launcher / 'class-path').read_text().strip()}"


def fail(message: str) -> NoReturn:
    sys.exit(f"csv_reading: {message}")


def tell(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


def prepare_jvm() -> str:
    """Builds what is to build, and gives the versions of all."""
    versions = subprocess.run([ETL, "--version"], stdout=subprocess.PIPE, text=True)
    if versions.returncode != 0:
        fail("./etl does not start, for the reason above; --only duckdb,polars does without it")
    if not shutil.which(jdk("javac")):
        fail(f"there is no {jdk('javac')}: install the JDK 17, not the runtime alone")
    compiler: Command = [jdk("javac"), "-cp", class_path(), "-d", CLASSES, BENCH / "SparkCsv.java"]
    if subprocess.run(compiler).returncode != 0:
        fail("SparkCsv.java does not compile, for the reason above")
    return versions.stdout


def prepare_python() -> str:
    """Installs what is not installed yet, and gives the versions of all."""
    python = VENV / "bin" / "python"
    if not python.exists() and subprocess.run([sys.executable, "-m", "venv", VENV]).returncode != 0:
        shutil.rmtree(VENV, ignore_errors=True)
        fail("Python's venv is missing (Debian and Ubuntu: apt-get install python3-venv)")
    pip: Command = [python, "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    if subprocess.run([*pip, "-r", REQUIREMENTS]).returncode != 0:
        fail("DuckDB and Polars could not be installed, for the reason above")
    return f"Python {platform.python_version()}\n{REQUIREMENTS.read_text()}"


def trips(size: str) -> Path:
    """The file of that size, made if it is missing or older than its generator."""
    generator, file = BENCH / "yellow_trips.py", TARGET / f"yellow_trips_{size}.csv"
    if not file.exists() or file.stat().st_mtime < generator.stat().st_mtime:
        tell(f"making {file.relative_to(BENCH.parent)}")
        # In a process of its own: what this one has in memory counts for its children, too.
        if subprocess.run([sys.executable, generator, size, file]).returncode != 0:
            fail("the trips could not be made, for the reason above")
    return file


def measure(contender: Contender, file: Path) -> tuple[Cost, Answer]:
    try:
        cost, output = run(contender.command(file), contender.environment, WORK)
    except ProgramFailed as failure:
        fail(f"{contender.name}: {failure}")
    if "building spark-etl" in output.stderr:
        fail("the sources of spark-etl have changed; start again")
    # Every program's last words are the three means.
    return cost, tuple(float(word) for word in output.stdout.split()[-3:])


def one_round(contenders: list[Contender], file: Path, title: str) -> Round:
    """Runs each once; fails unless they agree."""
    warm(file)
    costs: Round = {}
    answers: dict[str, Answer] = {}
    for contender in contenders:
        costs[contender.name], answers[contender.name] = measure(contender, file)
        tell(f"{title}: {contender.name} {costs[contender.name].wall:.1f} s")
    if len(set(answers.values())) != 1:
        fail(f"the results differ: {answers}")
    return costs


def tables(names: list[str], rounds: list[Round]) -> Iterator[str]:
    yield "| | wall s | CPU s | peak MiB |\n|---|---:|---:|---:|"
    for name in names:
        yield row(name, [costs[name] for costs in rounds], (2, 2, 0))
    others = [name for name in names if name != OURS]
    if OURS in names and others:
        yield f"\n| {OURS} divided by | wall | CPU | peak |\n|---|---:|---:|---:|"
        for name in others:
            yield row(name, [costs[OURS].over(costs[name]) for costs in rounds], (2, 2, 2))


def machine() -> str:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return f"{platform.system()} {platform.machine()}, {cores} cores"


def load() -> str:
    """How many processes wanted a core in the last minute; our own are about two of them."""
    return f"{os.getloadavg()[0]:.1f}"


def prepare(contenders: list[Contender]) -> str:
    """Makes ready all that the contenders need, and gives the versions."""
    shutil.rmtree(WORK, ignore_errors=True)
    for folder in (WORK, CLASSES):
        folder.mkdir(parents=True, exist_ok=True)
    versions = ""
    if any(contender.on_jvm for contender in contenders):
        versions += prepare_jvm()
    if not all(contender.on_jvm for contender in contenders):
        versions += prepare_python()
    return ", ".join(versions.splitlines())


def main() -> None:
    options = parse()
    rounds = options.rounds or ROUNDS[options.size]
    load_before = load()
    versions = prepare(options.only)
    small, file = trips("100M"), trips(options.size)
    one_round(options.only, small, "not counted, 100M")
    costs = [
        one_round(options.only, file, f"round {number} of {rounds}")
        for number in range(1, rounds + 1)
    ]
    print(f"{options.size}: {file.stat().st_size:,} bytes, {THREADS} threads, {rounds} rounds")
    print(f"{machine()}, load {load_before} before and {load()} after; {versions}\n")
    names = [contender.name for contender in options.only]
    print(*tables(names, costs), sep="\n")


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--size", choices=ROUNDS, default="1G")
    parser.add_argument("--rounds", type=positive, metavar="N", help="5; at 8G: 3")
    names = ",".join(contender.name for contender in CONTENDERS)
    parser.add_argument("--only", type=chosen, default=names, metavar="NAME,NAME", help=names)
    return parser.parse_args()


def positive(text: str) -> int:
    if not text.isdecimal() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"{text} is not a number above zero")
    return int(text)


def chosen(text: str) -> list[Contender]:
    names = text.split(",")
    unknown = set(names) - {contender.name for contender in CONTENDERS}
    if unknown:
        raise argparse.ArgumentTypeError(f"there is no {', '.join(sorted(unknown))}")
    return [contender for contender in CONTENDERS if contender.name in names]


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
