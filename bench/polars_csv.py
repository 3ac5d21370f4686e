"""The query in Polars: polars_csv.py THREADS FILE"""

import os
import sys

os.environ["POLARS_MAX_THREADS"] = sys.argv[1]  # read once, when Polars is loaded

import polars as pl

from columns import COLUMNS


def main(file: str) -> None:
    types = {name: pl.Float64 if kind is float else pl.String for name, kind in COLUMNS.items()}
    distance, amount = pl.col("trip_distance"), pl.col("total_amount")
    summary = (
        pl.scan_csv(file, schema=types)
        .filter((distance > 0) & (amount > 0))
        .select(
            distance.mean().round(2),
            (amount / distance).mean().round(2).alias("cost_per_mile"),
            amount.mean().round(2),
        )
        .collect(engine="streaming")
    )
    print(*summary.row(0))


if __name__ == "__main__":
    main(sys.argv[2])
