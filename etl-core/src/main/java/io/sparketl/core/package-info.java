/**
 * Pure transforms and what tables look like.
 *
 * <p>Start with {@link io.sparketl.core.Transform} and {@link io.sparketl.core.contract.Contract};
 * the domains are packages of their own and do not know each other. Nothing here opens a session,
 * touches storage, runs an action or reads configuration.
 */
@NullMarked
package io.sparketl.core;

import org.jspecify.annotations.NullMarked;
