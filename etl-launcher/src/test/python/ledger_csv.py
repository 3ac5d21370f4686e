"""Reads CSV files by ledger-csv from Python, with nothing but the job jar.

spark-submit --jars etl-job.jar ledger_csv.py

Stops with an AssertionError if anything is not as it should be. Runs on Spark 3.5 and 4.
"""

import bz2
import decimal
import os
import shutil
import tempfile

from pyspark.sql import SparkSession
from pyspark.sql.types import DecimalType, IntegerType, StringType, StructField, StructType


def write(folder, name, text):
    path = os.path.join(folder, name)
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(text)
    return path


def rows(table):
    return sorted(tuple(row) for row in table.collect())


def reads_by_name(spark, folder):
    # Files of two generations: other names, another order, one more column.
    trips_2009 = write(folder, "2009.csv", "Trip_Distance,vendor\n2.50,A\n")
    trips_2020 = write(folder, "2020.csv", "vendor,fee,miles\r\nB,7,3\r\n")
    schema = StructType([
        StructField("vendor", StringType(), nullable=False),
        StructField("miles", DecimalType(8, 2), nullable=False,
                    metadata={"aliases": ["trip_distance"]}),
        StructField("fee", IntegerType()),
    ])

    trips = spark.read.format("ledger-csv").schema(schema).load([trips_2009, trips_2020])

    assert rows(trips) == [
        ("A", decimal.Decimal("2.50"), None), ("B", decimal.Decimal("3.00"), 7)], rows(trips)
    assert trips.count() == 2
    trips.createOrReplaceTempView("trips")
    total = spark.sql("SELECT sum(miles) FROM trips").first()[0]
    assert total == decimal.Decimal("5.50"), total


def infers_text(spark, folder):
    path = write(folder, "text.csv", "id;name\n1;'a;b'\n")

    table = spark.read.format("ledger-csv").options(separator=";", quote="'").load(path)

    assert table.schema.simpleString() == "struct<id:string,name:string>", table.schema
    assert rows(table) == [("1", "a;b")]


def tells_what_cannot_be_read(spark, folder):
    path = write(folder, "dirty.csv", "id,miles\n1,2\n2,x\n,3\n")
    reader = spark.read.format("ledger-csv").schema("id INT NOT NULL, miles INT")
    try:
        reader.load(path).count()
        raise SystemExit("a row that cannot be read must fail the query")
    except Exception as e:
        assert "ETL-209 ROW_UNREADABLE: file:" + path + ", byte 13: miles not a whole number" in str(e), e

    assert rows(reader.option("mode", "count").load(path)) == [(1, 2), (2, None)]
    rejects = reader.option("mode", "rejects").load(path)
    assert rows(rejects) == [("file:" + path, 17, "id missing", ",3")], rows(rejects)


def knows_its_options(spark, folder):
    path = write(folder, "a.csv", "id\n1\n")
    try:
        spark.read.format("ledger-csv").option("seperator", ";").load(path)
        raise SystemExit("an option that does not exist must be refused")
    except Exception as e:
        assert "ledger-csv has no option 'seperator'; did you mean 'separator'?" in str(e), e


def reads_many_rows(spark, folder):
    count = 300_000
    path = write(folder, "many.csv", "id,half\n" + "".join(f"{i},{i / 2}\n" for i in range(count)))

    table = spark.read.format("ledger-csv").schema("id BIGINT NOT NULL, half DOUBLE").load(path)

    assert table.selectExpr("sum(id)", "sum(half)").first() == (44999850000, 22499925000.0)
    by_spark = spark.read.schema("id BIGINT, half DOUBLE").option("header", True).csv(path)
    assert table.exceptAll(by_spark).isEmpty()
    assert table.join(by_spark, ["id", "half"]).count() == count


def reads_bzip2(spark, folder):
    # Several blocks of 900 kB in each of two streams; Hadoop 3.3's own codec fails at the second.
    streams = ["id,half\n"] + [
        "".join(f"{i},{i * 7919 % 104729 / 2}\n" for i in range(start, start + 150_000))
        for start in (0, 150_000)]
    whole = [bz2.compress(stream.encode()) for stream in streams]
    path = os.path.join(folder, "many.csv.bz2")
    reader = spark.read.format("ledger-csv").schema("id BIGINT NOT NULL, half DOUBLE")

    with open(path, "wb") as file:
        file.write(b"".join(whole))
    assert reader.load(path).selectExpr("count(1)", "sum(id)").first() == (300_000, 44999850000)

    for kept in (5, len(whole[2]) // 2):
        with open(path, "wb") as file:
            file.write(whole[0] + whole[1] + whole[2][:kept])
        try:
            reader.load(path).count()
            raise SystemExit("a file that was cut must fail the query")
        except Exception as e:
            assert "ETL-205 INPUT_UNREADABLE: file:" + path + " is damaged" in str(e), e


def main():
    spark = SparkSession.builder.getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    folder = os.path.realpath(tempfile.mkdtemp())
    try:
        for test in (reads_by_name, infers_text, tells_what_cannot_be_read, knows_its_options,
                     reads_many_rows, reads_bzip2):
            test(spark, folder)
        print("ledger-csv is well on Spark", spark.version)
    finally:
        spark.stop()
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
