package io.sparketl.jobs.io.scan;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.SplittableRandom;

/** Makes texts that are numbers, of every shape, the awkward ones more often than chance would. */
final class NumberTexts {

  private static final String[] TAILS = {
    "5", "50", "5000000000000", "49", "499999999999", "500000000001", "05", "995", "9999999995"
  };

  private final SplittableRandom random;

  NumberTexts(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** A number as {@code BigDecimal} reads it. */
  String number() {
    StringBuilder text = new StringBuilder(sign());
    int whole = random.nextInt(100) < 85 ? random.nextInt(1, 14) : random.nextInt(0, 39);
    int fraction = random.nextInt(100) < 85 ? random.nextInt(0, 9) : random.nextInt(0, 40);
    if (whole + fraction > 25 && random.nextInt(4) > 0) {
      fraction = random.nextInt(0, 3);
    }
    digits(text, whole);
    if (fraction > 0 || whole == 0 || random.nextInt(20) == 0) {
      text.append('.');
      digits(text, fraction);
      if (whole + fraction == 0 || random.nextInt(4) == 0) {
        text.append(TAILS[random.nextInt(TAILS.length)]);
      }
    }
    if (random.nextInt(6) == 0) {
      exponent(text);
    }
    return text.toString();
  }

  /** A whole number of up to 25 digits, often near to what 1, 2, 4 or 8 bytes can hold. */
  String whole() {
    if (random.nextInt(3) > 0) {
      StringBuilder text = new StringBuilder(sign());
      digits(text, random.nextInt(1, 26));
      return text.toString();
    }
    BigInteger limit = BigInteger.ONE.shiftLeft(8 * (1 << random.nextInt(4)) - 1);
    BigInteger near = limit.add(BigInteger.valueOf(random.nextInt(-3, 4)));
    return sign() + "0".repeat(random.nextInt(3) * random.nextInt(10)) + near;
  }

  /** A number at, or next to, the middle between two doubles, where rounding is decided. */
  String nearTheMiddleOfTwoDoubles() {
    int exponent = random.nextInt(-60, 100);
    double lower = Math.scalb(1 + random.nextDouble(), exponent);
    BigDecimal middle =
        new BigDecimal(lower).add(new BigDecimal(Math.ulp(lower)).divide(BigDecimal.valueOf(2)));
    BigDecimal little = middle.ulp().movePointLeft(3);
    return switch (random.nextInt(3)) {
      case 0 -> middle.toString();
      case 1 -> middle.add(little).toString();
      default -> middle.subtract(little).toPlainString();
    };
  }

  /** Few characters, most of which occur in numbers; seldom a number. */
  String anything() {
    String characters = "0123456789012345...--++eE,dfx _N";
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(1, 8); i > 0; i--) {
      text.append(characters.charAt(random.nextInt(characters.length())));
    }
    return text.toString();
  }

  private String sign() {
    int kind = random.nextInt(10);
    return kind < 6 ? "" : kind < 9 ? "-" : "+";
  }

  private void digits(StringBuilder text, int count) {
    int kind = random.nextInt(8);
    for (int i = 0; i < count; i++) {
      int digit = random.nextInt(10);
      text.append(
          switch (kind) {
            case 0 -> 9;
            case 1 -> i == 0 ? 1 : 0;
            case 2 -> i < count / 2 ? 0 : digit;
            default -> digit;
          });
    }
  }

  private void exponent(StringBuilder text) {
    text.append(random.nextBoolean() ? 'e' : 'E').append(random.nextInt(3) == 0 ? "+" : "");
    if (text.charAt(text.length() - 1) != '+' && random.nextBoolean()) {
      text.append('-');
    }
    text.append(random.nextInt(20) == 0 ? random.nextInt(400) : random.nextInt(25));
  }
}
