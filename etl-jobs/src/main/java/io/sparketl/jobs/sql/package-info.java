/** A query over any number of sources. */
@NullMarked
package io.sparketl.jobs.sql;

import org.jspecify.annotations.NullMarked;
