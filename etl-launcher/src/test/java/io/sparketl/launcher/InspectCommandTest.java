package io.sparketl.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparketl.launcher.report.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code etl inspect}, from the command line to what it prints. */
class InspectCommandTest {

  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void showsDialectsAndTheMatrix() throws IOException {
    write("2019.csv", "id,Miles\r\n1,2.5\r\n2,3\r\n");
    write("2020.csv", "id;miles;tip\n1;2,5;x\n2;3;y;\n");

    assertThat(inspect()).isZero();

    assertThat(out.toString())
        .isEqualTo(
            """
            2 files in file:%s/, 50 bytes, 2 different heads

            A  2019.csv
               CSV, 2 columns, separator ",", quote ", UTF-8, lines end in CRLF, a header
               2 rows: all regular

            B  2020.csv
               CSV, 3 columns, separator ";", quote ", UTF-8, lines end in LF, a header
               2 rows: 1 with more fields than columns
               set:  csv.separator = ";"
               set:  csv.decimal-comma = true

            COLUMN  A       B
            id      whole   whole
            Miles   number  number as miles
            tip     –       text

            these files are not written alike: read those of other settings as another source
            """
                .formatted(folder));
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void manyHeadsBecomeLettersWithNamesBehind() throws IOException {
    for (int i = 0; i < 9; i++) {
      write(
          i + ".csv",
          "pickup_datetime,%s,c%d\n2020-01-01,1,2\n".formatted(i < 5 ? "Amount" : " amount", i));
    }

    assertThat(inspect()).isZero();

    assertThat(out.toString())
        .contains("COLUMN           TYPE   A  B  C  D  E  F  G  H  I  OTHER NAMES\n")
        .contains("pickup_datetime  date   x  x  x  x  x  x  x  x  x\n")
        .contains("Amount           whole  x  x  x  x  x  a  a  a  a  a \" amount\"\n")
        .contains("c8               whole  –  –  –  –  –  –  –  –  x\n")
        .contains("x as named at the left, – absent\n");
  }

  @Test
  void filesWithEqualHeadsAreOneLine() throws IOException {
    for (int i = 10; i < 30; i++) {
      write("2020-" + i + ".csv", "a,b\n1,2\n");
    }

    assertThat(inspect()).isZero();

    assertThat(out.toString())
        .startsWith("20 files in file:" + folder + "/, 160 bytes, all with the same head\n")
        .contains("A  20 files: 2020-10.csv … 2020-29.csv\n")
        .contains("   20 rows: all regular\n");
  }

  @Test
  void marksWhatAJobNeedsAndNamesWhatLacks() throws IOException {
    write("1.csv", "Trip_Distance,Total_Amt\n1,2\n");
    write("2.csv", "trip_distance;tip\n1;2\n");

    assertThat(inspect("--for", "taxi-summary.yellow")).isZero();

    assertThat(out.toString())
        .contains("trip_distance *  whole as Trip_Distance  whole\n")
        .contains("total_amount *   whole as Total_Amt      –\n")
        .contains("* needed by taxi-summary.yellow\n  B (1 file) lacks total_amount\n")
        .contains("set:  jobs.taxi-summary.yellow.csv.separator = \";\"\n");
  }

  @Test
  void saysWhenNothingLacks() throws IOException {
    write("1.csv", "trip_distance,total_amount\n1,2\n");

    assertThat(inspect("--for", "taxi-summary.green")).isZero();

    assertThat(out.toString())
        .endsWith("* needed by taxi-summary.green\n  all files here have them\n");
  }

  @Test
  void aFileThatCannotBeReadIsShownBesideTheOthers() throws IOException {
    write("1.csv", "a,b\n1,2\n");
    write("2.csv", "");

    assertThat(inspect()).isEqualTo(5);

    assertThat(out.toString())
        .contains("A  1.csv\n")
        .contains(
            "cannot be read: 2.csv\n   ETL-203 HEADER_INVALID: file:"
                + folder
                + "/2.csv is empty\n")
        .contains("   remedy: check how the file was made");
  }

  @Test
  void inspectsForPrograms() throws IOException {
    write("1.csv", "\uFEFFid;Total_Amt\n1;2,5\n");
    write("2.csv", "\0");

    assertThat(inspect("-o", "json", "--for", "taxi-summary.yellow")).isEqualTo(5);

    JsonNode json = new ObjectMapper().readTree(out.toString());
    assertThat(json.at("/schema_version").asInt()).isEqualTo(1);
    JsonNode file = json.at("/files/0");
    assertThat(file.at("/path").asText()).isEqualTo("file:" + folder + "/1.csv");
    assertThat(file.at("/format").asText()).isEqualTo("csv");
    assertThat(file.at("/dialect/separator").asText()).isEqualTo(";");
    assertThat(file.at("/dialect/decimal_comma").asBoolean()).isTrue();
    assertThat(file.at("/dialect/byte_order_mark").asBoolean()).isTrue();
    assertThat(file.at("/dialect/record_ends").asText()).isEqualTo("lf");
    assertThat(file.at("/settings/0").asText()).isEqualTo("csv.separator = \";\"");
    assertThat(file.at("/columns/1").toString())
        .isEqualTo(
            "{\"name\":\"Total_Amt\",\"folded\":\"total_amt\",\"type\":\"number\",\"unlike\":0}");
    assertThat(file.at("/missing").toString()).isEqualTo("[\"trip_distance\"]");
    assertThat(json.at("/files/1/problem/code").asText()).isEqualTo("ETL-205 INPUT_UNREADABLE");
    assertThat(json.at("/columns/1/name").asText()).isEqualTo("total_amount");
    assertThat(json.at("/columns/1/needed").asBoolean()).isTrue();
    assertThat(json.at("/columns/1/files/0/names/0").asText()).isEqualTo("Total_Amt");
  }

  @Test
  void refusesWhatIsNotThere() {
    assertThat(inspect()).isEqualTo(2);
    assertThat(err.toString()).contains("ETL-201 INPUT_NOT_FOUND");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void refusesAnInputThatNoJobHas() throws IOException {
    write("1.csv", "a,b\n1,2\n");

    assertThat(inspect("--for", "taxi-summary.yelow")).isEqualTo(2);
    assertThat(err.toString())
        .contains("--for taxi-summary.yelow names no input of taxi-summary; did you mean 'yellow'?")
        .contains("its inputs are: yellow, green");
    assertThat(inspect("--for", "taxi-summary")).isEqualTo(2);
    assertThat(inspect("--for", "taxi-sumary.yellow")).isEqualTo(2);
    assertThat(err.toString()).contains("there is no job 'taxi-sumary'");
  }

  @Test
  void needsASource() {
    Console console = new Console(new PrintWriter(out, true), new PrintWriter(err, true), false);

    assertThat(Etl.run(List.of("inspect"), console, HOME)).isEqualTo(2);
    assertThat(err.toString()).contains("Missing required parameter: 'SOURCE'");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  /** Inspects the folder. */
  private int inspect(String... options) {
    List<String> arguments = new ArrayList<>(List.of("inspect", folder.toString()));
    arguments.addAll(List.of(options));
    Console console = new Console(new PrintWriter(out, true), new PrintWriter(err, true), false);
    return Etl.run(arguments, console, HOME);
  }
}
