/**
 * From text to records, once and strictly: {@link io.sparketl.jobs.config.Settings} layers the
 * sources of configuration, {@link io.sparketl.jobs.config.Binder} turns a section into a record
 * and reports all mistakes at once. Nothing else in the project knows how settings are written.
 */
@NullMarked
package io.sparketl.jobs.config;

import org.jspecify.annotations.NullMarked;
