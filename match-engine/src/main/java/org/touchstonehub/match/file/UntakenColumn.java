package org.touchstonehub.match.file;

/**
 * A column of a file that no attribute of the model takes: what stands in it was left out.
 *
 * @param name as the file has it, cut to 40 characters and without control characters
 * @param values rows in which it holds something
 */
public record UntakenColumn(String name, long values) {}
