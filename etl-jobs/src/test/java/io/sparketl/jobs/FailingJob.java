package io.sparketl.jobs;

import static io.sparketl.core.contract.Field.number;
import static io.sparketl.core.contract.Field.text;

import io.sparketl.core.contract.Contract;
import io.sparketl.jobs.io.Ports;
import io.sparketl.jobs.io.Sink;
import io.sparketl.jobs.io.Tables;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A job that fails in a way that needs a session, or a process, of its own.
 *
 * @param failure what goes wrong
 * @param copy where nothing is written to
 */
record FailingJob(Failure failure, Sink copy) implements Job {

  /** What goes wrong. */
  enum Failure {
    /** A task asks for more memory than there can be. */
    TASK_MEMORY {
      @Override
      Dataset<Row> provoke(SparkSession spark) {
        return rows(spark, id -> new long[Integer.MAX_VALUE][Math.toIntExact(id)].length);
      }
    },
    /** So does the driver. */
    DRIVER_MEMORY {
      @Override
      Dataset<Row> provoke(SparkSession spark) {
        return rows(spark, new long[Integer.MAX_VALUE]);
      }
    },
    /** Tasks send the driver more than it takes. */
    RESULT_SIZE {
      @Override
      Dataset<Row> provoke(SparkSession spark) {
        List<String> all =
            spark
                .range(0, 20_000, 1, 2)
                .selectExpr("sha2(CAST(id AS STRING), 256)")
                .as(Encoders.STRING())
                .collectAsList();
        return rows(spark, id -> id + all.size());
      }
    },
    /** Somebody stops Spark. */
    SESSION_STOPPED {
      @Override
      Dataset<Row> provoke(SparkSession spark) {
        spark.stop();
        return rows(spark, id -> id);
      }
    };

    abstract Dataset<Row> provoke(SparkSession spark);

    private static Dataset<Row> rows(SparkSession spark, long[] before) {
      return rows(spark, id -> id + before.length);
    }

    private static Dataset<Row> rows(SparkSession spark, MilesOfId miles) {
      return spark
          .range(0, 4, 1, 2)
          .map((MapFunction<Long, Long>) miles::of, Encoders.LONG())
          .selectExpr("CAST(value AS STRING) AS name", "CAST(value AS DECIMAL(18,6)) AS miles");
    }
  }

  /** What a task computes. */
  interface MilesOfId extends Serializable {
    long of(long id);
  }

  private static final Contract CONTRACT = Contract.of(text("name"), number("miles"));

  @Override
  public Ports ports() {
    return Ports.none().writes("copy", copy, CONTRACT);
  }

  @Override
  public void run(Tables tables) {
    tables.write("copy", failure.provoke(SparkSession.active()));
  }
}
