"""The query in DuckDB: duckdb_csv.py THREADS FILE"""

import sys

import duckdb

from columns import COLUMNS

QUERY = """
    select round(avg(trip_distance), 2),
           round(avg(total_amount / trip_distance), 2),
           round(avg(total_amount), 2)
    from read_csv($file, columns = $columns, header = true, auto_detect = false)
    where trip_distance > 0 and total_amount > 0
"""


def main(threads: str, file: str) -> None:
    types = {name: "DOUBLE" if kind is float else "VARCHAR" for name, kind in COLUMNS.items()}
    with duckdb.connect(config={"threads": threads}) as connection:
        print(*connection.execute(QUERY, {"file": file, "columns": types}).fetchone())


if __name__ == "__main__":
    main(*sys.argv[1:])
