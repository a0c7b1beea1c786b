package org.touchstonehub.match.file;

/**
 * A row that was left out.
 *
 * @param file as the caller named it
 * @param line where the row begins, from 1
 * @param column where in the line the fault is, in characters from 1
 * @param reason what is wrong, in words, without values of the row
 */
public record Reject(String file, long line, int column, String reason) {}
