#!/usr/bin/env python3
"""Computes the expected outputs of the taxi summary, and of the example of sql, straight from the sample files.

    python3 data/generator/expected_taxi.py [--check] [FOLDER]

FOLDER (default: data/taxi) holds one folder of CSV files per colour; the results go to its folder
`expected`. With --check nothing is written: differences to what is there are printed, exit code 1.

It shares nothing with the Java code, and all its arithmetic is exact (fractions). Values are kept
to 6 places, each trip's cost per mile to 9, averages to 2, always half up. A row counts once, under
the first that applies: rejected because of its distance, its total or (only where pick-up dates
matter) its pick-up time; filtered because of its distance, its total; used.
"""

import csv
import datetime
import gzip
import json
import math
import re
import sys
from collections import Counter
from fractions import Fraction

from expected import main

COLOURS = ("green", "yellow")
ALIASES = {
    "total_amt": "total_amount",
    "tpep_pickup_datetime": "pickup_datetime",
    "lpep_pickup_datetime": "pickup_datetime",
    "trip_pickup_datetime": "pickup_datetime",
}
NUMBER = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)")
YEAR_2020 = (datetime.date(2020, 1, 1), datetime.date(2020, 12, 31))


class Rejected(Exception):
    """A field that a row needs cannot be read."""


def half_up(number, places):
    scale = 10**places
    rounded = math.floor(abs(number) * scale + Fraction(1, 2))
    return Fraction(rounded if number >= 0 else -rounded, scale)


def number(row, name):
    text = row[name].strip()
    if not text:
        raise Rejected(f"{name} missing")
    if not NUMBER.fullmatch(text):
        raise Rejected(f"{name} not a number")
    return half_up(Fraction(text), 6)


def day(row):
    text = row["pickup_datetime"].strip()
    if not text:
        raise Rejected("pickup_datetime missing")
    try:
        return datetime.datetime.strptime(text, "%Y-%m-%d %H:%M:%S").date()
    except ValueError:
        raise Rejected("pickup_datetime not a time") from None


def rows_of(file):
    """The rows of a file as dictionaries; surplus fields have no name, missing ones are empty."""
    opened = gzip.open if file.suffix == ".gz" else open
    with opened(file, "rt", encoding="utf-8", newline="") as lines:
        records = csv.reader(lines, strict=True)
        names = [name.strip().casefold() for name in next(records)]
        names = [ALIASES.get(name, name) for name in names]
        for needed in ("trip_distance", "total_amount", "pickup_datetime"):
            if names.count(needed) != 1:
                sys.exit(f"{file}: {names.count(needed)} columns {needed} in {names}")
        for record in records:
            if record:  # a blank line is no row
                yield dict(zip(names, record + [""] * (len(names) - len(record))))


def rows_of_colour(folder, colour):
    files = sorted(f for f in (folder / colour).rglob("*") if f.name.endswith((".csv", ".csv.gz")))
    if not files:
        sys.exit(f"no CSV files in {folder / colour}")
    return [row for file in files for row in rows_of(file)]


def select(rows, max_miles=None, days=None):
    """The distance and total of each trip that counts, and how many rows went where."""
    trips, rejected, filtered = [], Counter(), Counter()
    for row in rows:
        try:
            miles, total = number(row, "trip_distance"), number(row, "total_amount")
            picked_up = day(row) if days else None
        except Rejected as reason:
            rejected[str(reason)] += 1
            continue
        if miles <= 0:
            filtered["distance above zero"] += 1
        elif total <= 0:
            filtered["amount above zero"] += 1
        elif max_miles is not None and miles > max_miles:
            filtered[f"distance at most {max_miles} miles"] += 1
        elif days and not days[0] <= picked_up <= days[1]:
            filtered["picked up in the given days"] += 1
        else:
            trips.append((miles, total))
    return trips, rejected, filtered


def like_java(value):
    """A number of 2 places as Java's Double.toString prints it."""
    if not Fraction(1, 100) <= value < 10**7:
        sys.exit(f"{value} would be printed in another way")
    whole, hundredths = divmod(int(value * 100), 100)
    return f"{whole}.{f'{hundredths:02d}'.removesuffix('0')}"


def summary(colours, **options):
    lines = ["type,avgDist,avgCostPerMile,avgCost"]
    for colour, rows in colours.items():
        trips, _, _ = select(rows, **options)
        columns = (
            [miles for miles, _ in trips],
            [half_up(total / miles, 9) for miles, total in trips],
            [total for _, total in trips],
        )
        means = (half_up(sum(column) / len(trips), 2) for column in columns)
        lines.append(",".join([colour, *map(like_java, means)]))
    return "\n".join(lines) + "\n"


def by_hour(colours):
    """What the example of the job sql in conf/jobs.conf gives."""
    trips = {}
    for row in (row for rows in colours.values() for row in rows):
        try:
            miles, total = number(row, "trip_distance"), number(row, "total_amount")
        except Rejected:
            continue
        if 0 < miles <= 100:
            hour = row["pickup_datetime"].strip()[11:13]
            trips.setdefault(int(hour) if hour else -1, []).append((miles, total))
    lines = ["hour,trips,miles,amount"]
    for hour, found in sorted(trips.items()):
        means = (half_up(sum(column) / len(found), 2) for column in zip(*found))
        digits = (f"{int(mean * 100) / 100:.6f}" for mean in means)
        lines.append(",".join(["" if hour < 0 else str(hour), str(len(found)), *digits]))
    return "\n".join(lines) + "\n"


def counts(colours):
    result = {}
    for colour, rows in colours.items():
        trips, rejected, filtered = select(rows)
        result[colour] = {
            "rows_read": len(rows),
            "rows_rejected": sum(rejected.values()),
            "rejected": in_order(rejected),
            "rows_filtered": sum(filtered.values()),
            "filtered": in_order(filtered),
            "rows_used": len(trips),
        }
    return json.dumps(result, indent=2) + "\n"


def in_order(reasons):
    """Distance before total, missing before unreadable."""
    return dict(sorted(reasons.items(), key=lambda entry: ("distance" not in entry[0], entry[0])))


def outputs_of(folder):
    colours = {colour: rows_of_colour(folder, colour) for colour in COLOURS}
    return {
        "summary.csv": summary(colours),
        "summary-max-miles-100.csv": summary(colours, max_miles=100),
        "summary-2020.csv": summary(colours, days=YEAR_2020),
        "trips-by-hour.csv": by_hour(colours),
        "counts.json": counts(colours),
    }


if __name__ == "__main__":
    main(__doc__, "taxi", outputs_of)
