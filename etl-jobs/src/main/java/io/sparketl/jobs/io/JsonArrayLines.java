package io.sparketl.jobs.io;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** The lines of a JSON array: a bracket, an element each, with commas between, and a bracket. */
final class JsonArrayLines implements Iterator<String> {

  private enum Next {
    OPENING,
    ELEMENT,
    CLOSING,
    NOTHING
  }

  private final Iterator<String> elements;
  private Next next = Next.OPENING;

  JsonArrayLines(Iterator<String> elements) {
    this.elements = elements;
  }

  @Override
  public boolean hasNext() {
    return next != Next.NOTHING;
  }

  @Override
  public String next() {
    return switch (next) {
      case OPENING -> {
        next = elements.hasNext() ? Next.ELEMENT : Next.CLOSING;
        yield "[";
      }
      case ELEMENT -> {
        String element = elements.next();
        next = elements.hasNext() ? Next.ELEMENT : Next.CLOSING;
        yield next == Next.ELEMENT ? element + "," : element;
      }
      case CLOSING -> {
        next = Next.NOTHING;
        yield "]";
      }
      case NOTHING -> throw new NoSuchElementException("the array has ended");
    };
  }
}
