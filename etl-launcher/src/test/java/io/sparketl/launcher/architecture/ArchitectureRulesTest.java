package io.sparketl.launcher.architecture;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule notices when it is broken: a small house of fixtures, in which every rule is. */
class ArchitectureRulesTest {
  private static final String HOUSE = ArchitectureRulesTest.class.getPackageName() + ".fixtures";
  private static final JavaClasses CLASSES = new ClassFileImporter().importPackages(HOUSE);

  /** By the name of a rule, the fixtures that break it, below the root of their house. */
  private static final Map<String, List<String>> OFFENDERS =
      Map.ofEntries(
          entry(
              "launcher uses jobs, jobs use core, never back",
              List.of(
                  "core.KnowsJob", "core.KnowsVerb", "jobs.KnowsVerb", "attic.LivesOnNoStorey")),
          entry(
              "core is Spark SQL and nothing else",
              List.of("core.NamesConfig", "core.NamesHadoop", "core.NamesRdds")),
          entry("core touches no storage", List.of("core.taxi.NamesPath", "core.taxi.OpensUrl")),
          entry(
              "core only describes",
              List.of(
                  "core.taxi.CountsRows",
                  "core.taxi.CollectsRows",
                  "core.taxi.PivotsRows",
                  "core.taxi.NamesSession")),
          entry(
              "domains are strangers",
              List.of("core.taxi.KnowsSalaries", "jobs.covid.KnowsSalaries")),
          entry("packages form no cycles", List.of("jobs.io.KnowsRun", "jobs.run.KnowsStorage")),
          entry(
              "transforms are records",
              List.of("core.taxi.TransformAsClass", "core.taxi.CombineAsEnum")),
          entry(
              "jobs are records named *Job",
              List.of("jobs.taxi.ClassJob", "jobs.taxi.TaxiSummary")),
          entry("picocli is the launcher's", List.of("jobs.NamesPicocli")),
          entry(
              "standard streams are the launcher's",
              List.of("jobs.Prints", "jobs.PrintsStackTrace")),
          entry("the AWS SDK is the launcher's", List.of("jobs.CallsAws")),
          entry("only Etl exits", List.of("launcher.command.Exits", "jobs.Halts")),
          entry("settings are read in two packages", List.of("launcher.NamesConfig")),
          entry(
              "jobs make the sessions",
              List.of("launcher.BuildsSession", "jobs.io.ConstructsContext")),
          entry("nobody sets the master", List.of("jobs.SetsMaster", "jobs.SetsMasterInConf")),
          entry(
              "java.io.File touches no data",
              List.of("jobs.io.NamesFile", "jobs.config.PassesFile")),
          entry("static fields are final", List.of("jobs.Counts")),
          entry("exceptions have a kind", List.of("jobs.ThrowsAnything", "jobs.SuppliesErrors")),
          entry(
              "names say something",
              List.of(
                  "jobs.Empty$RunUtil",
                  "jobs.Empty$RunUtils",
                  "jobs.Empty$RunHelper",
                  "jobs.Empty$RunManager",
                  "jobs.Empty$RunImpl",
                  "jobs.Empty$RunProcessor",
                  "jobs.Empty$RunData",
                  "jobs.Empty$RunInfo")),
          entry(
              "packages are null-marked",
              List.of("core.salary.Salaries", "core.words.UnmarkedWords")),
          entry(
              "the public API is Java",
              List.of("core.TakesScala", "jobs.GivesScala", "jobs.WrapsScala")),
          entry(
              "tests are named *Test or *IT",
              List.of("launcher.VerbChecks", "launcher.VerbExamples$NestedTest")));

  @ParameterizedTest
  @MethodSource
  void ruleNamesTheOneThatBreaksIt(ArchRule rule, String offender) {
    EvaluationResult result = rule.evaluate(CLASSES);

    assertThat(result.hasViolation()).isTrue();
    assertThat(result.getFailureReport().getDetails())
        .anySatisfy(detail -> assertThat(detail).containsPattern(asOrigin(offender)));
  }

  static Stream<Arguments> ruleNamesTheOneThatBreaksIt() {
    return rules()
        .flatMap(
            rule ->
                OFFENDERS.getOrDefault(rule.getName(), List.of()).stream()
                    .map(offender -> arguments(rule, offender)));
  }

  @Test
  void noRuleIsWithoutAFixture() {
    assertThat(rules().map(Named::getName))
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(OFFENDERS.keySet());
    assertThat(OFFENDERS.values()).noneMatch(List::isEmpty);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void ruleSaysWhy(ArchRule rule) {
    assertThat(rule.getDescription()).containsPattern(", because \\w");
  }

  @Test
  void everyActionIsAMethodOfDataset() {
    Set<String> methods =
        Stream.of(Dataset.class.getMethods()).map(Method::getName).collect(Collectors.toSet());

    assertThat(methods).containsAll(Traits.ACTIONS);
  }

  static Stream<Named<ArchRule>> rules() {
    HouseRules rules = new HouseRules(HOUSE);
    return Stream.of(rules.ofProduction(), rules.ofTests()).flatMap(List::stream);
  }

  /** A report writes {@code Method <house.Class.method()>} of what is wrong, and the rest later. */
  private static Pattern asOrigin(String offender) {
    return Pattern.compile(
        "^\\W*(Class|Method|Field|Constructor) <" + Pattern.quote(HOUSE + "." + offender) + "[.>]",
        Pattern.MULTILINE);
  }
}
