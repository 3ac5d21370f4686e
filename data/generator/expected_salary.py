#!/usr/bin/env python3
"""Computes the expected outputs of average-salary straight from the sample files.

    python3 data/generator/expected_salary.py [--check] [FOLDER]

FOLDER (default: data/salary) has the folders features, salaries and repeated; the results go to its
folder `expected`. With --check nothing is written: differences to what is there are printed, exit
code 1.

It shares nothing with the Java code: dictionaries, lists and decimal numbers.
"""

import csv
import json
import sys
from collections import Counter, defaultdict
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation, localcontext

from expected import main

FEATURES = ("companyId", "jobType", "degree", "major", "industry")


def rows_of(*files):
    for file in files:
        with open(file, encoding="utf-8", newline="") as lines:
            yield from csv.DictReader(lines)


def features_of(files):
    """Lists of feature values by jobId; None for no value."""
    jobs, rejected = defaultdict(list), Counter()
    for row in rows_of(*files):
        if row["jobId"]:
            jobs[row["jobId"]].append(tuple(row[name] or None for name in FEATURES))
        else:
            rejected["jobId missing"] += 1
    return jobs, rejected


def salaries_of(files, ignore_zero):
    jobs, rejected, filtered = defaultdict(list), Counter(), Counter()
    for row in rows_of(*files):
        text = row["salary"].strip()
        try:
            salary = Decimal(text)
        except InvalidOperation:
            rejected["salary not a number" if text else "salary missing"] += 1
            continue
        if ignore_zero and salary <= 0:
            filtered["salary above zero"] += 1
        else:
            jobs[row["jobId"]].append(salary)
    return jobs, rejected, filtered


def nulls_first(values):
    return tuple((value is not None, value or "") for value in values)


def like_java(number):
    """A number of 4 places as Java's Double.toString prints it."""
    if number != 0 and not Decimal("0.001") <= number < 10**7:
        sys.exit(f"{number} would be printed in another way")
    whole, places = str(number).split(".")
    return f"{whole}.{places.rstrip('0') or '0'}"


def average(salaries):
    with localcontext(Context(prec=60, rounding=ROUND_HALF_UP)):
        return (sum(salaries) / len(salaries)).quantize(Decimal("0.0001"))


def case_of(folder, name, repeated=False, ignore_zero=False, keep_all=False):
    """Of one case: the files by path, and where every row went."""
    more = ("repeated",) if repeated else ()
    files = lambda what: sorted((folder / what).glob("*.csv")) + [
        folder / other / f"{what}.csv" for other in more
    ]
    features, bad_features = features_of(files("features"))
    salaries, bad_salaries, filtered = salaries_of(files("salaries"), ignore_zero)
    counts = {
        "features of a jobId that was there before": sum(len(r) - 1 for r in features.values()),
        "salaries of a jobId that was there before": sum(len(r) - 1 for r in salaries.values()),
    }
    if not keep_all:
        features = {job: [min(rows, key=nulls_first)] for job, rows in features.items()}
        salaries = {job: [min(rows)] for job, rows in salaries.items()}
    counts["features without a salary"] = sum(
        len(rows) for job, rows in features.items() if job not in salaries
    )
    counts["salaries without features"] = sum(
        len(rows) for job, rows in salaries.items() if job not in features
    )
    groups = {feature: defaultdict(list) for feature in FEATURES}
    for job, rows in features.items():
        for row in rows:
            for feature, value in zip(FEATURES, row):
                groups[feature][value].extend(salaries.get(job, []))
    found = {
        f"{name}/{feature}/average_salary.csv": table(values) for feature, values in groups.items()
    }
    ledger = {
        "counts": counts,
        "features": {"rejected": bad_features, "filtered": {}},
        "salaries": {"rejected": bad_salaries, "filtered": filtered},
    }
    found[f"{name}/counts.json"] = json.dumps(ledger, indent=2, sort_keys=True) + "\n"
    return found


def table(values):
    rows = [(average(salaries), value) for value, salaries in values.items() if salaries]
    rows.sort(key=lambda row: (-row[0], row[1] is None, row[1] or ""))
    lines = ["value,average_salary"]
    for number, value in rows:
        text = "" if value is None else f'"{value}"' if "," in value else value
        lines.append(f"{text},{like_java(number)}")
    return "\n".join(lines) + "\n"


def outputs_of(folder):
    return {
        **case_of(folder, "all"),
        **case_of(folder, "without-zeros", ignore_zero=True),
        **case_of(folder, "keep-first", repeated=True),
        **case_of(folder, "keep-all", repeated=True, keep_all=True),
    }


if __name__ == "__main__":
    main(__doc__, "salary", outputs_of)
