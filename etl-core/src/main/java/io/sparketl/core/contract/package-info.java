/**
 * What a table's columns are and which of its rows count: {@link
 * io.sparketl.core.contract.Contract}, made of {@link io.sparketl.core.contract.Field}s and {@link
 * io.sparketl.core.contract.Rule}s.
 */
@NullMarked
package io.sparketl.core.contract;

import org.jspecify.annotations.NullMarked;
