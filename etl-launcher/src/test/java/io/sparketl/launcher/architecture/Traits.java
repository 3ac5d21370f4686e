package io.sparketl.launcher.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaConstructor.CONSTRUCTOR_NAME;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FileReader;
import java.io.FileWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.RelationalGroupedDataset;
import org.jspecify.annotations.NullMarked;
import org.junit.platform.commons.annotation.Testable;

/** What {@link HouseRules} look for. Accesses are calls, method references and uses of fields. */
final class Traits {

  /** What a {@code Dataset} can do beyond describing rows. */
  static final List<String> ACTIONS =
      List.of(
          "cache",
          "checkpoint",
          "collect",
          "collectAsList",
          "count",
          "createGlobalTempView",
          "createOrReplaceGlobalTempView",
          "createOrReplaceTempView",
          "createTempView",
          "explain",
          "first",
          "foreach",
          "foreachPartition",
          "head",
          "isEmpty",
          "javaRDD",
          "localCheckpoint",
          "persist",
          "printSchema",
          "rdd",
          "reduce",
          "registerTempTable",
          "show",
          "sparkSession",
          "sqlContext",
          "stat",
          "tail",
          "take",
          "takeAsList",
          "toJavaRDD",
          "toLocalIterator",
          "unpersist",
          "write",
          "writeStream",
          "writeTo");

  /** The old API for local files. */
  static final DescribedPredicate<JavaClass> LOCAL_FILES =
      belongToAnyOf(
              File.class,
              FileInputStream.class,
              FileOutputStream.class,
              FileReader.class,
              FileWriter.class,
              RandomAccessFile.class)
          .as("are java.io.File or its streams");

  /** Input and output but for what stays in memory. */
  static final DescribedPredicate<JavaClass> STORAGE =
      resideInAnyPackage("java.io..", "java.net..", "java.nio..")
          .and(not(resideInAPackage("java.nio.charset..")))
          .and(
              not(
                  belongToAnyOf(
                      ByteArrayInputStream.class,
                      ByteArrayOutputStream.class,
                      IOException.class,
                      InputStream.class,
                      OutputStream.class,
                      Serializable.class,
                      UncheckedIOException.class)))
          .as("are storage or network");

  /** As the package-info says, which a package without one does not. */
  static final DescribedPredicate<JavaClass> IN_A_NULL_MARKED_PACKAGE =
      describe(
          "in a @NullMarked package", type -> type.getPackage().isAnnotatedWith(NullMarked.class));

  /** With Scala types as parameters or result, or as arguments of these. */
  static final DescribedPredicate<JavaMethod> SCALA_IN_THE_SIGNATURE =
      describe(
          "Scala types in the signature",
          method -> method.getAllInvolvedRawTypes().stream().anyMatch(resideInAPackage("scala..")));

  /** Every kind of test that JUnit runs. */
  static final DescribedPredicate<CanBeAnnotated> TEST_METHODS =
      CanBeAnnotated.Predicates.metaAnnotatedWith(Testable.class).as("are tests");

  /** Nested tests are found by way of the class that holds them all. */
  static final DescribedPredicate<JavaClass> A_FILE_NAMED_AS_A_TEST =
      describe(
          "a file named *Test or *IT",
          type -> outermost(type).getSimpleName().matches(".*(Test|IT)"));

  private Traits() {}

  static DescribedPredicate<JavaAccess<?>> actions() {
    return membersOf(Dataset.class, ACTIONS).or(pivotsWithoutValues());
  }

  static DescribedPredicate<JavaAccess<?>> membersOf(Class<?> owner, String... names) {
    return membersOf(owner, List.of(names));
  }

  /** Accesses to members of {@code owner} that have one of these names. */
  static DescribedPredicate<JavaAccess<?>> membersOf(Class<?> owner, List<String> names) {
    return describe(
        owner.getSimpleName() + "." + names,
        access ->
            access.getTargetOwner().isEquivalentTo(owner)
                && names.contains(access.getTarget().getName()));
  }

  static DescribedPredicate<JavaAccess<?>> constructorsOf(Class<?>... types) {
    return describe(
        "constructor of one of " + Stream.of(types).map(Class::getSimpleName).toList(),
        access ->
            access.getTarget().getName().equals(CONSTRUCTOR_NAME)
                && Stream.of(types).anyMatch(access.getTargetOwner()::isEquivalentTo));
  }

  /** Constructions of a bare exception, rather than of a kind of its own. */
  static DescribedPredicate<JavaAccess<?>> genericExceptions() {
    return constructorsOf(Throwable.class, Exception.class, RuntimeException.class, Error.class)
        .and(describe("no call of super", access -> !isCallOfSuper(access)));
  }

  /** Calls that take or give one of {@code types}, though the caller may not name it. */
  static DescribedPredicate<JavaAccess<?>> signaturesWith(DescribedPredicate<JavaClass> types) {
    return describe(
        "types in the signature " + types.getDescription(),
        access ->
            access.getTarget() instanceof CodeUnitAccessTarget target
                && (target.getRawParameterTypes().stream().anyMatch(types)
                    || types.test(target.getRawReturnType())));
  }

  /** Which run a job of their own, to find the values. */
  private static DescribedPredicate<JavaAccess<?>> pivotsWithoutValues() {
    return describe(
        "pivot without values",
        access ->
            access.getTargetOwner().isEquivalentTo(RelationalGroupedDataset.class)
                && access.getTarget() instanceof CodeUnitAccessTarget target
                && target.getName().equals("pivot")
                && target.getRawParameterTypes().size() == 1);
  }

  private static boolean isCallOfSuper(JavaAccess<?> access) {
    return access.getOrigin().isConstructor()
        && access
            .getOriginOwner()
            .getRawSuperclass()
            .filter(access.getTargetOwner()::equals)
            .isPresent();
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(Traits::outermost).orElse(type);
  }
}
