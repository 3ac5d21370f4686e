import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Makes the sample jobs and salaries: {@code java data/generator/SalarySamples.java data/salary}.
 * The seed is fixed, so every run writes the same files.
 *
 * <p>600 jobs, in the layout of the salary prediction files, salaries in another order than
 * features. The dirt: features without a salary and salaries without features, salaries of zero,
 * with 2 places, empty and {@code n/a}, jobs without a degree or an industry, a feature in quotes
 * with a comma, features without a jobId; and, in files of their own, jobIds that were there
 * before.
 */
public final class SalarySamples {

  private static final int JOBS = 600;
  private static final long FIRST = 1362684407687L;

  private static final List<String> TYPES =
      List.of("CEO", "CFO", "CTO", "VICE_PRESIDENT", "MANAGER", "SENIOR", "JUNIOR", "JANITOR");
  private static final List<String> DEGREES =
      List.of("NONE", "HIGH_SCHOOL", "BACHELORS", "MASTERS", "DOCTORAL");
  private static final List<String> MAJORS =
      List.of(
          "NONE",
          "BIOLOGY",
          "BUSINESS",
          "CHEMISTRY",
          "COMPSCI",
          "ENGINEERING",
          "LITERATURE",
          "MATH",
          "PHYSICS");
  private static final List<String> INDUSTRIES =
      List.of("OIL", "FINANCE", "WEB", "HEALTH", "AUTO", "SERVICE", "EDUCATION");

  private SalarySamples() {}

  /** Writes all files below the one argument, a folder. */
  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      throw new IllegalArgumentException("usage: java SalarySamples.java OUTDIR");
    }
    Path folder = Path.of(args[0]);
    Random random = new Random(20210407);
    List<String> features = new ArrayList<>();
    List<String> salaries = new ArrayList<>();
    for (int i = 0; i < JOBS; i++) {
      int type = random.nextInt(TYPES.size());
      int degree = random.nextInt(DEGREES.size());
      int years = random.nextInt(25);
      features.add(features(i, type, degree, years, random));
      // Job 17 has features alone, and so has every hundredth.
      if (i != 17 && i % 100 != 99) {
        salaries.add(job(i) + "," + salary(i, type, degree, years, random));
      }
    }
    features.add(",COMP1,CEO,MASTERS,MATH,OIL,1,1");
    for (int i = JOBS; i < JOBS + 4; i++) {
      salaries.add(job(i) + "," + (100 + i % 7));
    }
    Collections.shuffle(salaries, random);
    String head =
        "jobId,companyId,jobType,degree,major,industry,yearsExperience,milesFromMetropolis";
    write(folder.resolve("features/train_features.csv"), head, features);
    write(folder.resolve("salaries/train_salaries.csv"), "jobId,salary", salaries);
    write(
        folder.resolve("repeated/features.csv"),
        head,
        List.of(
            job(3) + ",COMP0,CEO,DOCTORAL,MATH,OIL,24,1",
            job(5) + ",COMP0,CEO,DOCTORAL,MATH,OIL,24,1",
            job(5) + ",COMP0,CEO,DOCTORAL,,OIL,24,1"));
    write(
        folder.resolve("repeated/salaries.csv"),
        "jobId,salary",
        List.of(job(5) + ",1", job(7) + ",500", job(JOBS) + ",7"));
  }

  private static String job(int i) {
    return "JOB" + (FIRST + i);
  }

  private static String features(int i, int type, int degree, int years, Random random) {
    String company = i == 40 ? "\"COMP40, Inc.\"" : "COMP" + random.nextInt(20);
    String major = degree < 2 ? "NONE" : MAJORS.get(random.nextInt(MAJORS.size()));
    String industry = INDUSTRIES.get(random.nextInt(INDUSTRIES.size()));
    return String.join(
        ",",
        job(i),
        company,
        TYPES.get(type),
        i % 90 == 8 ? "" : DEGREES.get(degree),
        major,
        i % 150 == 9 ? "" : industry,
        Integer.toString(years),
        Integer.toString(random.nextInt(100)));
  }

  private static String salary(int i, int type, int degree, int years, Random random) {
    int pay = 140 - 10 * type + 7 * degree + 2 * years + random.nextInt(40);
    return switch (i) {
      case 20, 220, 420 -> "0";
      case 30 -> "";
      case 31, 32 -> "n/a";
      case 33 -> " " + pay + " ";
      default -> i % 50 == 1 ? pay + ".05" : Integer.toString(pay);
    };
  }

  private static void write(Path file, String head, List<String> lines) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, (head + "\n" + String.join("\n", lines) + "\n").getBytes(UTF_8));
  }
}
