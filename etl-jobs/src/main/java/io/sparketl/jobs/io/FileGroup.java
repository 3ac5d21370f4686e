package io.sparketl.jobs.io;

import java.util.List;

/**
 * Files of one source that can be read as one table.
 *
 * @param layout where their columns are
 * @param files the files
 */
record FileGroup(Layout layout, List<SourceFile> files) {}
