/**
 * The word engine of Spark NLP. It is in a jar of its own, which goes along with {@code --jars}, as
 * Spark NLP is large and few jobs need it.
 */
@NullMarked
package io.sparketl.jobs.words.nlp;

import org.jspecify.annotations.NullMarked;
