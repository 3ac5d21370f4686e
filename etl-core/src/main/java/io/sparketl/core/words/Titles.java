package io.sparketl.core.words;

import static io.sparketl.core.contract.Condition.atLeast;
import static io.sparketl.core.contract.Condition.atMost;
import static io.sparketl.core.contract.Condition.below;
import static io.sparketl.core.contract.Field.text;
import static io.sparketl.core.contract.Field.timestamp;
import static io.sparketl.core.contract.Field.whole;

import io.sparketl.core.contract.Contract;
import java.math.BigDecimal;
import java.time.LocalDateTime;

/** What a title is: its text, and the year to which it belongs. Both are needed. */
public final class Titles {

  /** The first year that counts. */
  public static final int FIRST_YEAR = 1000;

  /** The last year that counts. */
  public static final int LAST_YEAR = 9999;

  private static final String FIRST = "year %d or later".formatted(FIRST_YEAR);
  private static final String LAST = "year %d or earlier".formatted(LAST_YEAR);

  /** Titles with a column for the year. */
  public static final Contract BY_YEAR =
      Contract.of(text("product_title"), whole("year"))
          .keep(FIRST, atLeast("year", FIRST_YEAR))
          .keep(LAST, atMost("year", BigDecimal.valueOf(LAST_YEAR)));

  /** Titles whose year is that of a date. */
  public static final Contract BY_REVIEW_DATE =
      Contract.of(text("product_title"), timestamp("review_date"))
          .keep(FIRST, atLeast("review_date", LocalDateTime.of(FIRST_YEAR, 1, 1, 0, 0)))
          .keep(LAST, below("review_date", LocalDateTime.of(LAST_YEAR + 1, 1, 1, 0, 0)));

  private Titles() {}
}
