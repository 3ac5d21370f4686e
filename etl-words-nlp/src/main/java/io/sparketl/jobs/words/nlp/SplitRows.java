package io.sparketl.jobs.words.nlp;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Rows of titles with their words, made in batches. */
final class SplitRows implements Iterator<Row> {

  /** Enough that what a call costs does not matter, and few enough to stay in the cache. */
  private static final int MOST_TITLES = 1_000;

  private static final int MOST_CHARACTERS = 100_000;

  private final Iterator<Row> titles;
  private final Annotators annotators;
  private final ArrayDeque<Row> ready = new ArrayDeque<>();

  SplitRows(Iterator<Row> titles, Annotators annotators) {
    this.titles = titles;
    this.annotators = annotators;
  }

  @Override
  public boolean hasNext() {
    if (ready.isEmpty()) {
      splitMore();
    }
    return !ready.isEmpty();
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.remove();
  }

  private void splitMore() {
    List<Row> batch = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    int characters = 0;
    while (titles.hasNext() && batch.size() < MOST_TITLES && characters < MOST_CHARACTERS) {
      Row title = titles.next();
      batch.add(title);
      texts.add(title.getString(0));
      characters += title.getString(0).length();
    }
    List<List<String>> words = annotators.words(texts);
    for (int i = 0; i < batch.size(); i++) {
      Row title = batch.get(i);
      ready.add(
          RowFactory.create(title.getString(0), title.get(1), words.get(i).toArray(String[]::new)));
    }
  }
}
