package io.sparketl.launcher.cluster;

import static io.sparketl.core.contract.Condition.above;
import static io.sparketl.core.contract.Field.number;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import io.sparketl.core.contract.Contract;
import io.sparketl.jobs.io.Ports;
import io.sparketl.jobs.io.Source;
import io.sparketl.jobs.io.StoredTables;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;

/**
 * A driver's program: reads a folder of trips while executors die, and prints what the ledger says.
 * Its arguments: what goes wrong, the folder, a folder for marks.
 */
public final class ClusterLedger {

  private static final Contract TRIPS =
      Contract.of(number("id"), number("miles")).keep("miles above zero", above("miles", 0));

  private static final int ROWS_BEFORE = 1000;

  private ClusterLedger() {}

  /** What goes wrong. */
  public enum Mishap {
    /** An executor dies amid its first split. */
    LOST_DURING_SCAN,
    /** An executor dies when all splits are read, and with it what it had made of them. */
    LOST_AFTER_SCAN
  }

  /** See the class. */
  public static void main(String[] arguments) throws IOException {
    Mishap mishap = Mishap.valueOf(arguments[0]);
    Source source = Source.of(List.of(arguments[1]), Source.Format.AUTO, 1);
    Ports ports = Ports.none().reads("trips", source, TRIPS);
    try (SparkSession spark = SparkSession.builder().getOrCreate();
        StoredTables tables = new StoredTables(spark, ports, "run")) {
      spark.conf().set("spark.sql.files.maxPartitionBytes", "300000");
      Dataset<Row> trips = tables.read("trips");
      Dataset<Row> struck =
          mishap == Mishap.LOST_AFTER_SCAN
              ? struck(trips.repartition(4), arguments[2])
              : struck(trips, arguments[2]).repartition(4);
      System.out.println("rows " + struck.javaRDD().map(row -> row.get(0)).count());
      System.out.println("counts " + tables.countsOf("trips"));
      System.out.println("coverage " + tables.coverageOf("trips"));
    }
  }

  private static Dataset<Row> struck(Dataset<Row> trips, String marks) {
    var strike = udf(new Strike(marks), DataTypes.createDecimalType(18, 6)).asNondeterministic();
    return trips.withColumn("id", strike.apply(col("id")));
  }

  /** Gives what it is given; amid the rows of the first task that gets there, it strikes. */
  private static final class Strike implements UDF1<BigDecimal, BigDecimal> {

    private static final long serialVersionUID = 1L;

    private final String marks;
    private int rows;

    Strike(String marks) {
      this.marks = marks;
    }

    @Override
    public BigDecimal call(BigDecimal value) throws Exception {
      if (++rows == ROWS_BEFORE && isFirst()) {
        Runtime.getRuntime().halt(1);
      }
      return value;
    }

    private boolean isFirst() throws IOException {
      try {
        Files.createFile(Path.of(marks, "struck"));
        return TaskContext.get().attemptNumber() == 0;
      } catch (FileAlreadyExistsException e) {
        return false;
      }
    }
  }
}
