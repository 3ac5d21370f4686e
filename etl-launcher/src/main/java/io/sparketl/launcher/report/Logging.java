package io.sparketl.launcher.report;

import java.nio.file.Path;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;

/** Decides where Spark's log goes. Never to the terminal. */
public final class Logging {

  private Logging() {}

  /** No log: for commands that start no Spark. Called before anything logs. */
  public static void off() {
    System.setProperty("log4j2.configurationFile", configuration("quiet"));
  }

  /** All of the log into {@code file}. */
  public static void into(Path file) {
    System.setProperty("etl.log", file.toAbsolutePath().toString());
    System.setProperty("log4j2.configurationFile", configuration("run"));
    ((LoggerContext) LogManager.getContext(false)).reconfigure();
  }

  private static String configuration(String name) {
    return "classpath:io/sparketl/launcher/log4j2-%s.properties".formatted(name);
  }
}
