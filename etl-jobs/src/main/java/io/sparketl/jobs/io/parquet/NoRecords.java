package io.sparketl.jobs.io.parquet;

import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;

/** Parquet's column readers demand to know who assembles records; nobody does here. */
final class NoRecords extends GroupConverter {

  @Override
  public Converter getConverter(int field) {
    return new PrimitiveConverter() {};
  }

  @Override
  public void start() {}

  @Override
  public void end() {}
}
