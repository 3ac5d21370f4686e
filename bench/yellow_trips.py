#!/usr/bin/env python3
"""Makes large CSV files of made-up yellow taxi trips, in the layout of 2019 and 2020.

    python3 bench/yellow_trips.py 100M|1G|8G FILE

A block of 1,100,000 trips (about 100 MB) is made row by row from a fixed seed. A file is the header
and that block as often as the size needs: 1, 10 or 80 times. Every run writes the same bytes.

The numbers look as in the city's files (a distance as 1.20 or .86, an amount as 6, 0.5 or 11.27),
and so do the odd ones: 1 % of the trips have no length, 1 % no vendor, passengers, rate, flag and
payment type, 0.3 % are refunds with all amounts below zero, 0.04 % cost nothing.
"""

import argparse
import os
import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from random import Random

SEED = 20200101
ROWS = 1_100_000
BLOCKS = {"100M": 1, "1G": 10, "8G": 80}
HEADER = (
    "VendorID,tpep_pickup_datetime,tpep_dropoff_datetime,passenger_count,trip_distance,RatecodeID,"
    "store_and_fwd_flag,PULocationID,DOLocationID,payment_type,fare_amount,extra,mta_tax,"
    "tip_amount,tolls_amount,improvement_surcharge,total_amount,congestion_surcharge\n"
)

# A percentage of the trips, and how long the longest of them is in hundredths of a mile.
LENGTHS = [(0, 1), (2, 30), (5, 47), (25, 98), (50, 160), (75, 297), (90, 640), (95, 1050)]
LENGTHS += [(99, 1883), (100, 3000)]
PASSENGERS = "1" * 72 + "2" * 14 + "3" * 4 + "55566044"
PAYMENTS = "1" * 74 + "2" * 25 + "34"
EXTRAS = (0, 0, 0, 50, 50, 100, 250)
SECONDS = 30 * 24 * 3600  # a trip of the month's last day could end in the next month


def lengths() -> list[int]:
    """Hundredths of a mile, at 10,000 evenly spaced points of the distribution."""
    table: list[int] = []
    for (low, short), (high, long) in pairwise(LENGTHS):
        steps = (high - low) * 100
        table += [short + (long - short) * step // steps for step in range(steps)]
    return table


def clock(second: int) -> str:
    minute, s = divmod(second, 60)
    hour, m = divmod(minute, 60)
    day, h = divmod(hour, 24)
    return f"2020-01-{day + 1:02d} {h:02d}:{m:02d}:{s:02d}"


def miles(hundredths: int) -> str:
    return f"{hundredths // 100 or ''}.{hundredths % 100:02d}"


def amounts(draw: float, length: int, seconds: int, card: bool) -> str:
    """The last eight columns; ``draw`` is a random number from 0 to 1."""
    fare = 250 + (length * 250 // 100 + seconds * 50 // 120) // 50 * 50
    extra = EXTRAS[int(draw * 7_000) % 7]
    congestion = 250 if draw < 0.91 else 0
    tolls = 612 if length > 900 and draw < 0.7 else 0
    tip = (fare + extra + congestion) * int(draw * 100_000 % 31) // 100 if card else 0
    tax, surcharge = 50, 30
    if 0.5 < draw < 0.5004:
        fare = extra = congestion = tolls = tip = tax = surcharge = 0
    total = fare + extra + congestion + tolls + tip + tax + surcharge
    sign = -0.01 if 0.6 < draw < 0.603 else 0.01
    columns = (fare, extra, tax, tip, tolls, surcharge, total, congestion)
    return ",".join([f"{cents * sign:g}" if cents else "0" for cents in columns])


def trips() -> Iterator[str]:
    """The rows of the block, each with its line end."""
    uniform = Random(SEED).random  # the one method whose numbers no version of Python changes
    table = lengths()
    for _ in range(ROWS):
        length = table[int(uniform() * 10_000)] if uniform() > 0.01 else 0
        start = int(uniform() * SECONDS)
        seconds = 60 + int(length * 3 * (0.5 + uniform()))
        vendor, rate, flag = "1" if uniform() < 0.33 else "2", "1", "N"
        passengers = PASSENGERS[int(uniform() * len(PASSENGERS))]
        payment = PAYMENTS[int(uniform() * len(PAYMENTS))]
        costs = amounts(uniform(), length, seconds, payment == "1")
        if uniform() < 0.01:
            vendor = passengers = rate = flag = payment = ""
        yield (
            f"{vendor},{clock(start)},{clock(start + seconds)},{passengers},{miles(length)},{rate},"
            f"{flag},{1 + int(uniform() * 263)},{1 + int(uniform() * 263)},{payment},{costs}\n"
        )


def make(size: str, file: Path) -> None:
    """Writes ``file``; it appears whole or not at all."""
    part, block = file.with_name(file.name + ".part"), file.with_name(file.name + ".block")
    try:
        with open(block, "w", encoding="ascii", newline="") as rows:
            rows.writelines(trips())
        with open(part, "wb") as whole:
            whole.write(HEADER.encode("ascii"))
            for _ in range(BLOCKS[size]):
                with open(block, "rb") as rows:
                    shutil.copyfileobj(rows, whole, 1 << 20)
        os.replace(part, file)
    finally:
        block.unlink(missing_ok=True)
        part.unlink(missing_ok=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("size", choices=BLOCKS)
    parser.add_argument("file", type=Path, metavar="FILE")
    options = parser.parse_args()
    make(options.size, options.file)


if __name__ == "__main__":
    main()
