package org.touchstonehub.failure;

/**
 * A file of a folder that was refused while the others were taken.
 *
 * @param file its path
 * @param reason what is wrong with it, with lines where they are known, and what to do
 */
public record RefusedFile(String file, String reason) {}
