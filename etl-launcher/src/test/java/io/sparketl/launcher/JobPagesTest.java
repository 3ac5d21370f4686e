package io.sparketl.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparketl.jobs.JobCatalog;
import io.sparketl.jobs.JobDescriber;
import io.sparketl.jobs.config.Settings;
import io.sparketl.launcher.report.DescriptionReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every job has a page in {@code docs/jobs} that shows what {@code etl describe} prints now. */
class JobPagesTest {

  private static final Pattern ASSIGNMENT = Pattern.compile("--set ([^ `]+)");

  static Iterable<String> jobs() {
    return JobCatalog.load().names();
  }

  @ParameterizedTest
  @MethodSource("jobs")
  void showsTheDescriptionOfToday(String job) throws Exception {
    String page = Files.readString(Path.of("..", "docs", "jobs", job + ".md"));
    String command =
        page.lines()
            .filter(line -> line.startsWith("`./etl describe " + job))
            .findFirst()
            .orElse("");
    List<String> assignments =
        ASSIGNMENT.matcher(command).results().map(match -> match.group(1)).toList();
    List<String> today =
        DescriptionReport.lines(
            new JobDescriber(JobCatalog.load()).describe(job, Settings.reference(), assignments));

    Matcher shown = Pattern.compile("```text\n(.*?)```", Pattern.DOTALL).matcher(page);

    assertThat(shown.find()).as("the page has a block of text").isTrue();
    assertThat(shown.group(1).lines()).containsExactlyElementsOf(today);
  }
}
