#!/usr/bin/env python3
"""Computes the expected outputs of covid-aggregate and covid-compare straight from the sample files.

    python3 data/generator/expected_covid.py [--check] [FOLDER]

FOLDER (default: data/covid) has the folders cities, states and regions; the results go to its
folder `expected`. With --check nothing is written: differences to what is there are printed, exit
code 1.

It shares nothing with the Java code: dictionaries, lists and decimal numbers.
"""

import csv
import json
from collections import Counter, defaultdict
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from itertools import zip_longest

from expected import main

NONE = (None, None)


def rows_of(folder, encoding="utf-8", delimiter=","):
    for file in sorted(folder.glob("*.csv")):
        with open(file, encoding=encoding, newline="") as lines:
            yield from csv.DictReader(lines, delimiter=delimiter)


def number(text):
    return Decimal(text) if text else None


def total(figures):
    known = [figure for figure in figures if figure is not None]
    return sum(known) if known else None


def like_double(figure):
    if figure is None:
        return ""
    text = format(figure.normalize(), "f")
    return text if "." in text else text + ".0"


def like_whole(figure):
    return "" if figure is None else str(int(figure.quantize(Decimal(1), rounding=ROUND_HALF_UP)))


def cities_of(folder):
    """Lists of figures by day and state, and how many rows were rejected, by reason."""
    days, rejected = defaultdict(list), Counter()
    for row in rows_of(folder):
        missing = [name for name in ("date", "state") if not row[name]]
        if missing:
            rejected[f"{missing[0]} missing"] += 1
            continue
        try:
            figures = number(row["cases"]), number(row["deaths"])
        except InvalidOperation:
            rejected["cases not a number"] += 1
            continue
        days[row["date"], row["state"]].append(figures)
    return days, rejected


def by_day_and_last_state_first(rows):
    """Two stable sorts: a text cannot be negated."""
    return sorted(sorted(rows, key=lambda row: row[1], reverse=True), key=lambda row: row[0])


def states_table(sums, figure, regions=None):
    lines = ["date,region,state,cases,deaths" if regions else "date,state,cases,deaths"]
    for date, state in by_day_and_last_state_first(sums):
        region = [regions.get(state, "")] if regions else []
        lines.append(",".join([date, *region, state, *map(figure, sums[date, state])]))
    return "\n".join(lines) + "\n"


def aggregated(folder):
    cities, rejected = cities_of(folder / "cities")
    sums = {key: tuple(map(total, zip(*figures))) for key, figures in cities.items()}
    regions = {
        row["state"]: row["region"]
        for row in rows_of(folder / "regions", encoding="iso-8859-1", delimiter=";")
    }
    figures = [figure for rows in cities.values() for figure in rows]
    counts = {
        "cities without cases": sum(cases is None for cases, _ in figures),
        "cities without deaths": sum(deaths is None for _, deaths in figures),
        "sums that were rounded": 0,
    }
    known = [figure for pair in sums.values() for figure in pair if figure is not None]
    states = {state for _, state in sums}
    with_regions = {
        "rows without a region": sum(state not in regions for _, state in sums),
        "rows of a state with several regions": 0,
        "states of regions without cases": sum(state not in states for state in regions),
    }
    ledger = {
        "cities": {"rejected": rejected},
        "states": counts,
        "states-with-regions": {**counts, **with_regions},
        "states-whole": {**counts, "sums that were rounded": sum(f != int(f) for f in known)},
    }
    return sums, {
        "states.csv": states_table(sums, like_double),
        "states-with-regions.csv": states_table(sums, like_double, regions),
        "states-whole.csv": states_table(sums, like_whole),
        "counts.json": json.dumps(ledger, indent=2, sort_keys=True) + "\n",
    }


def nulls_first(figures):
    return [(figure is not None, figure or 0) for figure in figures]


def by_key(rows):
    keys = defaultdict(list)
    for key, *figures in rows:
        keys[key].append(tuple(figures))
    return keys


def partners(left, right):
    """Pairs of equal rows, then of what is left, in the order of values; None for no partner."""
    same = Counter(left) & Counter(right)
    rests = [sorted((Counter(rows) - same).elements(), key=nulls_first) for rows in (left, right)]
    return [(row, row) for row in same.elements()] + list(zip_longest(*rests))


def verdict_of(source, compare, tolerance):
    if compare is None:
        return "ONLY_LEFT"
    if source is None:
        return "ONLY_RIGHT"
    near = lambda a, b: a == b if a is None or b is None else abs(a - b) <= tolerance
    return "EQUAL" if all(map(near, source, compare)) else "DIFFERENT"


def compared(source, compare, tolerance):
    """Keys, figures of both sides, verdict; and how many rows have a key that was there before."""
    left, right = by_key(source), by_key(compare)
    pairs = []
    for key in left.keys() | right.keys():
        for one, other in partners(left.get(key, []), right.get(key, [])):
            pairs.append((key, one, other, verdict_of(one, other, tolerance)))
    repeated = [sum(len(rows) - 1 for rows in side.values()) for side in (left, right)]
    return pairs, repeated


def report_of(pairs, repeated):
    verdicts = Counter(pair[3] for pair in pairs)
    both = verdicts["EQUAL"] + verdicts["DIFFERENT"]
    report = {
        "file_source": "states_csv",
        "file_compare": "states",
        "source_rows": both + verdicts["ONLY_LEFT"],
        "compare_rows": both + verdicts["ONLY_RIGHT"],
        "source_rows_unmatched": verdicts["ONLY_LEFT"],
        "compare_rows_unmatched": verdicts["ONLY_RIGHT"],
        "rows_in_both": both,
        "equal_rows": verdicts["EQUAL"],
        "diff_rows": verdicts["DIFFERENT"],
    }
    counts = {
        "rows that differ": verdicts["DIFFERENT"],
        "rows of source only": verdicts["ONLY_LEFT"],
        "rows of compare only": verdicts["ONLY_RIGHT"],
        "rows of source with a key that was there before": repeated[0],
        "rows of compare with a key that was there before": repeated[1],
    }
    return (
        json.dumps(report, separators=(",", ":")) + "\n",
        json.dumps(counts, indent=2, sort_keys=True) + "\n",
    )


def differences_table(pairs):
    rows = []
    for (date, state), source, compare, verdict in pairs:
        if verdict != "EQUAL":
            (cases, deaths), (other_cases, other_deaths) = source or NONE, compare or NONE
            order = nulls_first([cases, deaths, other_cases, other_deaths])
            values = map(like_double, (cases, other_cases, deaths, other_deaths))
            rows.append((date or "", state or "", order, [*values, verdict]))
    lines = ["date,state,cases_source,cases_compare,deaths_source,deaths_compare,verdict"]
    for date, state, _, values in by_day_and_last_state_first(sorted(rows, key=lambda row: row[2])):
        lines.append(",".join([date, state, *values]))
    return "\n".join(lines) + "\n"


def outputs_of(folder):
    sums, outputs = aggregated(folder)
    source = [(key, *figures) for key, figures in sums.items()]
    compare = [
        ((row["date"] or None, row["state"] or None), number(row["cases"]), number(row["deaths"]))
        for row in rows_of(folder / "states")
    ]
    for name, tolerance in (("exact", 0), ("tolerance-5", 5)):
        pairs, repeated = compared(source, compare, tolerance)
        report, counts = report_of(pairs, repeated)
        outputs[f"{name}/diff_report.json"] = report
        outputs[f"{name}/counts.json"] = counts
        outputs[f"{name}/differences.csv"] = differences_table(pairs)
    return outputs


if __name__ == "__main__":
    main(__doc__, "covid", outputs_of)
