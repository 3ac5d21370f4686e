package io.sparketl.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparketl.jobs.io.SkippedFile;
import io.sparketl.jobs.io.ledger.Coverage;
import io.sparketl.jobs.io.ledger.RejectedRow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {

  private static final SourceRecord SOURCE =
      new SourceRecord(
          List.of("größe.csv", "a\"b"),
          2,
          3_000_000_000L,
          10,
          1,
          2,
          7,
          true,
          new Coverage(3, 3),
          Map.of("totalAmount is not a number", 1L),
          Map.of("distance above zero", 2L),
          Map.of("surplus fields", 4L),
          List.of(new RejectedRow("a.csv", 17, "miles missing", ",1")),
          List.of(new SkippedFile("c.csv", "c.csv has no header")));

  @Test
  void namesAreWrittenInSnakeCaseAndMapKeysAsTheyAre() {
    assertThat(Json.write(SOURCE))
        .isEqualToIgnoringNewLines(
            """
            {
              "path" : [ "größe.csv", "a\\"b" ],
              "files" : 2,
              "bytes" : 3000000000,
              "rows_read" : 10,
              "rows_rejected" : 1,
              "rows_filtered" : 2,
              "rows_used" : 7,
              "complete" : true,
              "splits" : {
                "planned" : 3,
                "complete" : 3
              },
              "rejected" : {
                "totalAmount is not a number" : 1
              },
              "filtered" : {
                "distance above zero" : 2
              },
              "noticed" : {
                "surplus fields" : 4
              },
              "rejected_rows" : [ {
                "file" : "a.csv",
                "offset" : 17,
                "reason" : "miles missing",
                "text" : ",1"
              } ],
              "skipped_files" : [ {
                "path" : "c.csv",
                "problem" : "c.csv has no header"
              } ]
            }\
            """);
  }

  @Test
  void whatIsNotThereIsLeftOut() {
    var attempt = Attempt.started("r-1", "copy", "copy-text", 1, Map.of("maxMiles", "null"));

    assertThat(Json.write(attempt))
        .contains("\"schema_version\" : 1", "\"status\" : \"running\"", "\"maxMiles\" : \"null\"")
        .doesNotContain("spark_application_id", "\"error\"");
  }

  @Test
  void theOrderOfAMapIsKept() {
    var parameters = new LinkedHashMap<String, String>();
    parameters.put("zone", "1");
    parameters.put("amount", "2");

    assertThat(Json.write(parameters)).containsSubsequence("zone", "amount");
  }

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    byte[] written = Json.write(SOURCE).getBytes(StandardCharsets.UTF_8);

    assertThat(Json.read(written, SourceRecord.class)).isEqualTo(SOURCE);
  }
}
