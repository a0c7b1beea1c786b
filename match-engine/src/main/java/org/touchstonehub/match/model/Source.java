package org.touchstonehub.match.model;

/**
 * A source system that the model knows of; the order in the model is the order of trust, first is
 * most.
 *
 * @param duplicateFree true if no two records of this source are the same thing
 */
public record Source(String name, boolean duplicateFree) {}
