package io.sparketl.testkit;

import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands the one session of the test JVM to every test method that has a {@link SparkSession}
 * parameter. The session is as strict as a job's: ANSI SQL, UTC.
 */
public final class SparkExtension implements ParameterResolver {

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == SparkSession.class;
  }

  @Override
  public SparkSession resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.GLOBAL)
        .getOrComputeIfAbsent(
            SessionResource.class, key -> new SessionResource(), SessionResource.class)
        .session();
  }

  /** Closed by JUnit when the last test has ended. */
  private record SessionResource(SparkSession session) implements AutoCloseable {

    SessionResource() {
      this(
          SparkSession.builder()
              .master("local[2]")
              .appName("tests")
              .config("spark.ui.enabled", "false")
              .config("spark.driver.host", "127.0.0.1")
              .config("spark.driver.bindAddress", "127.0.0.1")
              .config("spark.sql.shuffle.partitions", "2")
              .config("spark.sql.ansi.enabled", "true")
              .config("spark.sql.session.timeZone", "UTC")
              .getOrCreate());
    }

    @Override
    public void close() {
      session.stop();
    }
  }
}
