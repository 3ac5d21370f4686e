package io.sparketl.jobs.io.parquet;

import io.sparketl.jobs.io.ledger.RejectedRow;
import io.sparketl.jobs.io.ledger.Verdicts;
import io.sparketl.jobs.io.scan.DamageWatch;
import io.sparketl.jobs.io.scan.RowIntake;
import io.sparketl.jobs.io.scan.RowPlace;
import io.sparketl.jobs.io.scan.SplitReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.ParquetRuntimeException;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** Reads the wanted columns of a row group by Parquet's own library, value by value. */
final class ParquetSplitReader implements SplitReader, RowPlace {

  private final ParquetSplit split;
  private final RowIntake intake;
  private final DamageWatch watch;
  private final ParquetFileReader file;
  private final ParquetColumn[] columns;
  private long row;

  ParquetSplitReader(ParquetSplit split, RowIntake intake, Configuration hadoop)
      throws IOException {
    this.split = split;
    this.intake = intake;
    this.watch = new DamageWatch(split.file().path());
    InputFile stored =
        new WatchedFile(HadoopInputFile.fromPath(new Path(split.file().path()), hadoop), watch);
    // Off by default in the library: a bit that flips in the store would be a wrong number.
    ParquetReadOptions options =
        HadoopReadOptions.builder(hadoop).usePageChecksumVerification(true).build();
    this.file = watch.watched(() -> ParquetFileReader.open(stored, options));
    try {
      this.columns = watch.watched(() -> columns(file, split));
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private static ParquetColumn[] columns(ParquetFileReader file, ParquetSplit split)
      throws IOException {
    FileMetaData footer = file.getFileMetaData();
    List<Type> types =
        split.columns().stream().distinct().map(footer.getSchema()::getType).toList();
    MessageType wanted = new MessageType(footer.getSchema().getName(), types);
    file.setRequestedSchema(wanted);
    PageReadStore pages = file.readRowGroup(split.rowGroup().index());
    ColumnReadStoreImpl values =
        new ColumnReadStoreImpl(pages, new NoRecords(), wanted, footer.getCreatedBy());
    return split.columns().stream()
        .map(name -> wanted.getColumnDescription(new String[] {name}))
        .map(column -> ParquetColumn.of(values.getColumnReader(column)))
        .toArray(ParquetColumn[]::new);
  }

  @Override
  public boolean fill() throws IOException {
    try {
      while (!intake.isFull()) {
        if (row == split.rowGroup().rows()) {
          return false;
        }
        row();
      }
      return true;
    } catch (ParquetRuntimeException e) {
      // Storage has given the whole row group when it was opened.
      throw watch.damage(e);
    }
  }

  private void row() {
    intake.begin();
    int verdict = Verdicts.USED;
    for (int i = 0; i < columns.length && verdict == Verdicts.USED; i++) {
      verdict = columns[i].isNull() ? intake.missing(i) : columns[i].handTo(intake, i);
    }
    intake.settle(verdict == Verdicts.USED ? intake.askRules() : verdict, this);
    for (ParquetColumn column : columns) {
      column.consume();
    }
    row++;
  }

  @Override
  public RejectedRow rejected(String reason) {
    String text =
        Arrays.stream(columns).map(ParquetColumn::shown).collect(Collectors.joining(", "));
    return new RejectedRow(split.file().path(), split.rowGroup().firstRow() + row, reason, text);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
