/**
 * What every module's tests share: {@link io.sparketl.testkit.SparkExtension} gives a test its
 * session, {@link io.sparketl.testkit.DrawnTable} its tables, {@link
 * io.sparketl.testkit.TableAssert} the comparison, {@link io.sparketl.testkit.S3Server} a bucket.
 */
@NullMarked
package io.sparketl.testkit;

import org.jspecify.annotations.NullMarked;
