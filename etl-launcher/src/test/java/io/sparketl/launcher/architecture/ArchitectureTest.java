package io.sparketl.launcher.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.ImportOption.OnlyIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import io.sparketl.core.Transform;
import io.sparketl.jobs.JobMain;
import io.sparketl.jobs.words.nlp.SparkNlpEngine;
import io.sparketl.launcher.target.LocalTarget;
import io.sparketl.testkit.DrawnTable;
import java.util.List;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The house keeps its rules. That the rules would notice: {@link ArchitectureRulesTest}. */
class ArchitectureTest {
  private static final String ROOT = "io.sparketl";
  private static final HouseRules RULES = new HouseRules(ROOT);
  private static final JavaClasses PRODUCTION = classes(new DoNotIncludeTests());
  private static final JavaClasses TESTS = classes(new OnlyIncludeTests());

  @ParameterizedTest
  @MethodSource
  void productionCodeKeeps(ArchRule rule) {
    rule.check(PRODUCTION);
  }

  static List<Named<ArchRule>> productionCodeKeeps() {
    return RULES.ofProduction();
  }

  @ParameterizedTest
  @MethodSource
  void testCodeKeeps(ArchRule rule) {
    rule.check(TESTS);
  }

  static List<Named<ArchRule>> testCodeKeeps() {
    return RULES.ofTests();
  }

  @Test
  void productionIsEveryModuleAndNothingElse() {
    assertThat(List.of(Transform.class, JobMain.class, LocalTarget.class, SparkNlpEngine.class))
        .allMatch(PRODUCTION::contain);
    assertThat(List.of(ArchitectureTest.class, DrawnTable.class)).noneMatch(PRODUCTION::contain);
  }

  @Test
  void testsAreThoseOfThisModule() {
    assertThat(TESTS.contain(ArchitectureTest.class)).isTrue();
    assertThat(TESTS.contain(LocalTarget.class)).isFalse();
  }

  /** From folders or jars, whichever Maven gives. */
  private static JavaClasses classes(ImportOption option) {
    String fixtures = ArchitectureTest.class.getPackageName() + ".fixtures..";
    return new ClassFileImporter()
        .withImportOption(option)
        .importPackages(ROOT)
        // What is shaded is other people's.
        .that(resideOutsideOfPackages(ROOT + ".testkit..", ROOT + ".shaded..", fixtures));
  }
}
