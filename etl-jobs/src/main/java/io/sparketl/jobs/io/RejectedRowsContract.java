package io.sparketl.jobs.io;

import static io.sparketl.core.contract.Field.text;
import static io.sparketl.core.contract.Field.whole;
import static org.apache.spark.sql.functions.col;

import io.sparketl.core.contract.Contract;

/** What a source's {@code rejects} publish: every rejected row and why. */
final class RejectedRowsContract {

  static final Contract CONTRACT =
      Contract.of(text("file"), whole("offset").unit("bytes"), text("reason"), text("text"))
          .orderedBy(col("file"), col("offset"), col("text"));

  private RejectedRowsContract() {}
}
