package io.sparketl.jobs.io;

import io.sparketl.core.contract.Contract;

/**
 * A sink together with what the job promises of its rows.
 *
 * @param name the port's name within the job; the key of its settings
 */
public record OutputPort(String name, Sink sink, Contract contract) {}
