package io.sparketl.testkit;

import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands a session to every test method that has a {@link SparkSession} parameter: the one of the
 * test JVM, or a new one where a test has stopped it. The session is as strict as a job's: ANSI
 * SQL, UTC.
 */
public final class SparkExtension implements ParameterResolver {

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == SparkSession.class;
  }

  @Override
  public SparkSession resolveParameter(ParameterContext parameter, ExtensionContext context) {
    // Master and resources are system properties of the test JVM, as spark-submit's would be.
    return SparkSession.builder()
        .appName("tests")
        .config("spark.sql.ansi.enabled", "true")
        .config("spark.sql.session.timeZone", "UTC")
        .getOrCreate();
  }
}
