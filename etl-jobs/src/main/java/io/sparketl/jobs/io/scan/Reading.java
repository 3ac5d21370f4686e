package io.sparketl.jobs.io.scan;

/** How a text was read as a value. */
enum Reading {
  /** It is a value, and was kept as it stands. */
  EXACT,
  /** It is a number with more places than its type keeps, and was rounded half up. */
  ROUNDED,
  /** It is no value of the type. */
  UNREADABLE
}
