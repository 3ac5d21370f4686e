/**
 * How things fail: one {@link io.sparketl.core.error.EtlException} with a numbered {@link
 * io.sparketl.core.error.ErrorCode}, which carries its {@link io.sparketl.core.error.Outcome}.
 */
@NullMarked
package io.sparketl.core.error;

import org.jspecify.annotations.NullMarked;
