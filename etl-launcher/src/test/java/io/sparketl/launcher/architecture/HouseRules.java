package io.sparketl.launcher.architecture;

import static com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.conditions.ArchConditions.have;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static io.sparketl.launcher.architecture.Traits.A_FILE_NAMED_AS_A_TEST;
import static io.sparketl.launcher.architecture.Traits.IN_A_NULL_MARKED_PACKAGE;
import static io.sparketl.launcher.architecture.Traits.LOCAL_FILES;
import static io.sparketl.launcher.architecture.Traits.SCALA_IN_THE_SIGNATURE;
import static io.sparketl.launcher.architecture.Traits.STORAGE;
import static io.sparketl.launcher.architecture.Traits.TEST_METHODS;
import static io.sparketl.launcher.architecture.Traits.actions;
import static io.sparketl.launcher.architecture.Traits.constructorsOf;
import static io.sparketl.launcher.architecture.Traits.genericExceptions;
import static io.sparketl.launcher.architecture.Traits.membersOf;
import static io.sparketl.launcher.architecture.Traits.signaturesWith;

import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.ClassesShouldConjunction;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Named;

/**
 * The walls of the house, and the habits of those who live in it.
 *
 * @param root the package that the house stands in; the fixtures have a house of their own
 */
record HouseRules(String root) {

  /** What production code keeps, each under its name. */
  List<Named<ArchRule>> ofProduction() {
    return List.of(
        Named.of("launcher uses jobs, jobs use core, never back", layers()),
        Named.of("core is Spark SQL and nothing else", coreIsSparkSql()),
        Named.of("core touches no storage", coreTouchesNoStorage()),
        Named.of("core only describes", coreOnlyDescribes()),
        Named.of("domains are strangers", domainsAreStrangers()),
        Named.of("packages form no cycles", packagesFormNoCycles()),
        Named.of("transforms are records", transformsAreRecords()),
        Named.of("jobs are records named *Job", jobsAreRecords()),
        Named.of("picocli is the launcher's", picocliIsTheLaunchers()),
        Named.of("standard streams are the launcher's", streamsAreTheLaunchers()),
        Named.of("the AWS SDK is the launcher's", awsIsTheLaunchers()),
        Named.of("only Etl exits", onlyEtlExits()),
        Named.of("settings are read in two packages", settingsAreReadInTwoPackages()),
        Named.of("jobs make the sessions", jobsMakeTheSessions()),
        Named.of("nobody sets the master", nobodySetsTheMaster()),
        Named.of("java.io.File touches no data", fileTouchesNoData()),
        Named.of("static fields are final", staticFieldsAreFinal()),
        Named.of("exceptions have a kind", exceptionsHaveAKind()),
        Named.of("names say something", namesSaySomething()),
        Named.of("packages are null-marked", packagesAreNullMarked()),
        Named.of("the public API is Java", apiIsJava()));
  }

  /** What test code keeps, each under its name. */
  List<Named<ArchRule>> ofTests() {
    return List.of(Named.of("tests are named *Test or *IT", testsAreNamedAsTests()));
  }

  private ArchRule layers() {
    return layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("core")
        .definedBy(in("core"))
        .layer("jobs")
        .definedBy(in("jobs"))
        .layer("launcher")
        .definedBy(in("launcher"))
        .whereLayer("launcher")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("jobs")
        .mayOnlyBeAccessedByLayers("launcher")
        .whereLayer("core")
        .mayOnlyBeAccessedByLayers("jobs", "launcher")
        .ensureAllClassesAreContainedInArchitecture()
        .because("a transform must be usable without a job, and a job without the command line");
  }

  private ArchRule coreIsSparkSql() {
    return classes()
        .that()
        .resideInAPackage(in("core"))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(in("core"), "java..", "org.apache.spark.sql..", "org.jspecify..")
        .because("what a table means must not depend on where it lies or how a run is set up");
  }

  private ArchRule coreTouchesNoStorage() {
    return noneOf(in("core"))
        .should()
        .dependOnClassesThat(STORAGE)
        .because("rows that come or go past the one door to storage are not accounted for");
  }

  private ArchRule coreOnlyDescribes() {
    return noneOf(in("core"))
        .should()
        .accessTargetWhere(actions())
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(SparkSession.class)
        .because(
            "an action in a transform reads the sources a second time, where no ledger counts it");
  }

  private ArchRule domainsAreStrangers() {
    return slices()
        .matching(root + ".[core|jobs].(taxi|salary|covid|words)..")
        .should()
        .notDependOnEachOther()
        .because("a domain that knows no other can be changed, or taken out, alone");
  }

  private ArchRule packagesFormNoCycles() {
    return slices()
        .matching(root + ".(**)")
        .should()
        .beFreeOfCycles()
        .because("packages in a cycle can only be understood and changed all at once");
  }

  private ArchRule transformsAreRecords() {
    return classes()
        .that()
        .implement(root + ".core.Transform")
        .or()
        .implement(root + ".core.Combine")
        .should()
        .beRecords()
        .because("a pure step has no state but its parameters, and equal steps are equal");
  }

  private ArchRule jobsAreRecords() {
    return classes()
        .that()
        .implement(root + ".jobs.Job")
        .should()
        .beRecords()
        .andShould()
        .haveSimpleNameEndingWith("Job")
        .because("the components are a job's parameters and its class name is its public name");
  }

  private ArchRule picocliIsTheLaunchers() {
    return onlyIn(in("launcher"), "picocli..")
        .because("the job jar holds no command line: the driver's arguments are read without one");
  }

  private ArchRule streamsAreTheLaunchers() {
    return noneOutside(in("launcher"))
        .should(ACCESS_STANDARD_STREAMS)
        .because("stdout is for the results that the launcher prints, all else is logged");
  }

  private ArchRule awsIsTheLaunchers() {
    return onlyIn(in("launcher"), "software.amazon.awssdk..")
        .because("a job that calls AWS runs on AWS only, and the job jar brings no SDK");
  }

  private ArchRule onlyEtlExits() {
    return noClasses()
        .that()
        .doNotHaveFullyQualifiedName(root + ".launcher.Etl")
        .should(
            accessTargetWhere(
                    membersOf(System.class, "exit").or(membersOf(Runtime.class, "exit", "halt")))
                .as("end the JVM"))
        .because("some cluster managers take any exit of the driver for a failure");
  }

  private ArchRule settingsAreReadInTwoPackages() {
    return noClasses()
        .that()
        .resideOutsideOfPackages(root + ".jobs.config", root + ".jobs.pipeline")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.typesafe.config..")
        .because(
            "settings are bound once, strictly, a pipeline's step by step, and below there are only"
                + " records");
  }

  private ArchRule jobsMakeTheSessions() {
    return noneOutside(root + ".jobs")
        .should(
            accessTargetWhere(
                    membersOf(SparkSession.class, "builder", "newSession")
                        .or(
                            constructorsOf(
                                SparkSession.Builder.class,
                                SparkContext.class,
                                JavaSparkContext.class)))
                .as("make a session"))
        .because("a session made elsewhere lacks the SQL settings on which results depend");
  }

  private ArchRule nobodySetsTheMaster() {
    return noClasses()
        .should(
            accessTargetWhere(
                    membersOf(SparkSession.Builder.class, "master")
                        .or(membersOf(SparkConf.class, "setMaster")))
                .as("set the master"))
        .because("where a job runs is said by spark-submit, and code would overrule it");
  }

  private ArchRule fileTouchesNoData() {
    return noClasses()
        .that()
        .doNotHaveFullyQualifiedName(root + ".jobs.config.Settings")
        .and()
        .doNotHaveFullyQualifiedName(root + ".launcher.target.ScriptAttempt")
        .should()
        .dependOnClassesThat(LOCAL_FILES)
        .orShould()
        .accessTargetWhere(signaturesWith(LOCAL_FILES))
        .because(
            "it knows local files only; Settings hands one to the configuration library, whose parser"
                + " asks for it, and ScriptAttempt the log to a process");
  }

  private ArchRule staticFieldsAreFinal() {
    return fields()
        .that()
        .areStatic()
        .should()
        .beFinal()
        .because("what changes in a class is shared by all sessions, tasks and tests in a JVM");
  }

  private ArchRule exceptionsHaveAKind() {
    return noClasses()
        .should()
        .accessTargetWhere(genericExceptions())
        .because("a failure without a kind has neither a code nor a remedy");
  }

  private ArchRule namesSaySomething() {
    return noClasses()
        .should()
        .haveNameMatching(".*(Utils?|Helper|Manager|Impl|Processor|Data|Info)")
        .because("a name that fits any class says of none what it is");
  }

  private ArchRule packagesAreNullMarked() {
    return classes()
        .should(be(IN_A_NULL_MARKED_PACKAGE))
        .because("NullAway checks only what is marked");
  }

  private ArchRule apiIsJava() {
    return noMethods()
        .that()
        .arePublic()
        .and()
        .doNotHaveModifier(SYNTHETIC)
        .and()
        .areDeclaredInClassesThat()
        .arePublic()
        .and()
        .areDeclaredInClassesThat()
        .resideInAnyPackage(in("core"), in("jobs"))
        .should(have(SCALA_IN_THE_SIGNATURE))
        .because("Scala's types differ between Spark 3.5 and 4, and one source is for both");
  }

  private ArchRule testsAreNamedAsTests() {
    return classes()
        .that()
        .containAnyMethodsThat(TEST_METHODS)
        .should(have(A_FILE_NAMED_AS_A_TEST))
        .because("Maven finds tests by their file's name, and leaves others out without a word");
  }

  private static GivenClassesConjunction noneOf(String packages) {
    return noClasses().that().resideInAPackage(packages);
  }

  /** No class but those in {@code home} depends on {@code library}. */
  private static ClassesShouldConjunction onlyIn(String home, String library) {
    return noneOutside(home).should().dependOnClassesThat().resideInAPackage(library);
  }

  private static GivenClassesConjunction noneOutside(String packages) {
    return noClasses().that().resideOutsideOfPackage(packages);
  }

  private String in(String layer) {
    return root + "." + layer + "..";
  }
}
