package io.sparketl.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparketl.launcher.report.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordCloudCommandTest {

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int draw(String counts, String... options) throws IOException {
    Files.writeString(folder.resolve("counts.csv"), counts);
    List<String> arguments = new ArrayList<>(List.of("wordcloud"));
    arguments.add(folder.resolve("counts.csv").toString());
    arguments.addAll(List.of("-o", folder.resolve("cloud.png").toString()));
    arguments.addAll(List.of(options));
    Console console = new Console(new PrintWriter(out), new PrintWriter(err), false);
    return Etl.run(arguments, console, Path.of("..").toAbsolutePath());
  }

  @Test
  void drawsAPictureAndSaysWhereItIs() throws IOException {
    int status =
        draw("count,word\n5,love\n3,\"big, \"\"war\"\"\"\n-1,none\n,too\n", "--mask=heart");

    assertThat(status).as(err.toString()).isZero();
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).contains("cloud.png: 2 words; left out: 2 (no count above zero)");
    var image = Objects.requireNonNull(ImageIO.read(folder.resolve("cloud.png").toFile()));
    assertThat(image.getWidth()).isEqualTo(1000);
  }

  @Test
  void printsTheLayout() throws IOException {
    draw("word,count\nlove,5\nwar,3\n", "--json", "--width=300", "--height=200", "--scale=2");

    JsonNode layout = new ObjectMapper().readTree(out.toString());
    assertThat(layout.get("schema_version").asInt()).isEqualTo(1);
    assertThat(layout.get("words").findValuesAsText("word")).containsExactly("love", "war");
    assertThat(layout.get("words").get(0).get("color").asText()).matches("#[0-9a-f]{6}");
    assertThat(layout.get("left_out").get("no glyph").asInt()).isZero();
    var image = Objects.requireNonNull(ImageIO.read(folder.resolve("cloud.png").toFile()));
    assertThat(image.getWidth()).isEqualTo(600);
  }

  @Test
  void aLongWordInQuotesDoesNotOverflowTheStack() throws IOException {
    String wide = "w".repeat(20_000) + "\"\"".repeat(20_000);

    assertThat(draw("word,count\n\"" + wide + "\",5\nlove,3\n")).isZero();
    assertThat(err.toString()).contains("1 words; left out: 1 (no room in the smallest font)");
  }

  @Test
  void wordsAreStrippedAndCountsMayBeLarge() throws IOException {
    draw("word,count\n love ,9007199254740993\nlove,1\n war,99999999999999999999\n", "--json");

    JsonNode words = new ObjectMapper().readTree(out.toString()).get("words");
    assertThat(words.findValuesAsText("word")).containsExactly("war", "love");
    assertThat(words.findValuesAsText("count"))
        .containsExactly("9223372036854775807", "9007199254740994");
  }

  @Test
  void aBrokenLineIsNamedAndNothingIsDrawn() throws IOException {
    for (Map.Entry<String, String> broken :
        Map.of(
                "love", "counts.csv:3 has 1 fields, the header 2",
                "love,1,2", "counts.csv:3 has 3 fields, the header 2",
                "\"love,1", "counts.csv:3 has a quote that does not belong there",
                "lo\"ve,1", "counts.csv:3 has a quote that does not belong there",
                "love,many", "counts.csv:3 has the count 'many', which is no whole number")
            .entrySet()) {
      assertThat(draw("word,count\nwar,3\n" + broken.getKey() + "\n")).isEqualTo(5);
      assertThat(err.toString()).contains(broken.getValue());
    }
    assertThat(folder.resolve("cloud.png")).doesNotExist();
  }

  @Test
  void nothingIsLeftWhereAPictureCannotBe() throws IOException {
    Path taken = Files.createDirectories(folder.resolve("cloud.png/inside"));

    assertThat(draw("word,count\nlove,5\n")).isEqualTo(3);
    assertThat(err.toString()).contains("cloud.png cannot be written");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrder(folder.resolve("counts.csv"), taken.getParent());
    }
  }

  @Test
  void aFolderIsNoFile() throws IOException {
    assertThat(draw("word,count\nlove,5\n", "--mask=" + folder)).isEqualTo(2);
    assertThat(err.toString()).contains("'" + folder + "' is a folder");
  }

  @Test
  void badInputIsSaid() throws IOException {
    assertThat(draw("term,count\nlove,5\n")).isEqualTo(5);
    assertThat(draw("")).isEqualTo(5);
    assertThat(draw("word,count\nlove,5\n", "--colors=rainbow")).isEqualTo(2);
    assertThat(draw("word,count\nlove,5\n", "--mask=none.png")).isEqualTo(2);
    assertThat(err.toString())
        .contains("has no column 'word'; it has: term, count")
        .contains("there is no colour map 'rainbow'")
        .contains("there is no file at 'none.png'");

    Files.write(
        folder.resolve("latin.csv"), "word,count\ncafé,1\n".getBytes(StandardCharsets.ISO_8859_1));
    Console console = new Console(new PrintWriter(out), new PrintWriter(err), false);
    List<String> latin =
        List.of(
            "wordcloud",
            folder.resolve("latin.csv").toString(),
            "-o",
            folder.resolve("x.png").toString());
    assertThat(Etl.run(latin, console, Path.of("..").toAbsolutePath())).isEqualTo(5);
    assertThat(err.toString()).contains("is not UTF-8");
  }
}
