package io.sparketl.jobs.covid;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;

import io.sparketl.core.contract.Contract;
import io.sparketl.core.contract.Field;
import io.sparketl.core.covid.AddRegions;
import io.sparketl.core.covid.AggregateStates;
import io.sparketl.core.covid.CityCases;
import io.sparketl.core.covid.Regions;
import io.sparketl.core.covid.StateCases;
import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import io.sparketl.jobs.Job;
import io.sparketl.jobs.io.Ports;
import io.sparketl.jobs.io.Sink;
import io.sparketl.jobs.io.Source;
import io.sparketl.jobs.io.Tables;
import io.sparketl.jobs.io.ledger.PassCount;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Cases and deaths of states, summed from those of their cities.
 *
 * @param cities what was counted in each city up to each day
 * @param regions in which region each state lies; left out, states have no region
 * @param states the sums, see {@link StateCases}
 * @param wholeNumbers whether sums are whole numbers, and not floating-point ones
 */
public record CovidAggregateJob(
    Source cities, Optional<Source> regions, Sink states, boolean wholeNumbers) implements Job {

  @Override
  public Ports ports() {
    return Ports.none()
        .reads("cities", cities, CityCases.CONTRACT)
        .reads("regions", regions, Regions.CONTRACT)
        .writes("states", states, published());
  }

  private Contract published() {
    return StateCases.published(regions.isPresent(), wholeNumbers);
  }

  @Override
  public void run(Tables tables) {
    Dataset<Row> sums = new AggregateStates(wholeNumbers).apply(tables.read("cities"));
    Dataset<Row> counted = counted(tables, sums, AggregateStates.COUNTS);
    if (regions.isPresent()) {
      Dataset<Row> placed = new AddRegions().apply(counted, tables.read("regions"));
      counted =
          counted(tables, placed, AddRegions.COUNTS).where(col(AddRegions.REGION_ALONE).equalTo(0));
    }
    tables.write("states", counted.select(columns()));
    refuseSeveralRegions(tables.counts().getOrDefault(AddRegions.SEVERAL_REGIONS, PassCount.NONE));
  }

  private static Dataset<Row> counted(Tables tables, Dataset<Row> rows, List<String> names) {
    Map<String, Column> counts = new LinkedHashMap<>();
    names.forEach(name -> counts.put(name, col(name)));
    return tables.count(rows, counts, concat_ws(" ", col("date"), col("state")));
  }

  private Column[] columns() {
    return published().fields().stream().map(Field::name).map(Column::new).toArray(Column[]::new);
  }

  private static void refuseSeveralRegions(PassCount found) {
    if (found.rows() > 0) {
      throw new EtlException(
          ErrorCode.KEYS_DUPLICATE,
          "%s: %d, such as %s"
              .formatted(
                  AddRegions.SEVERAL_REGIONS, found.rows(), String.join(", ", found.examples())),
          "mend the regions: a state lies in one of them");
    }
  }
}
