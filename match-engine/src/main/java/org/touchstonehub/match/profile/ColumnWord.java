package org.touchstonehub.match.profile;

/**
 * What a name of a column means.
 *
 * @param term the glossary term
 */
record ColumnWord(Meaning meaning, String term) {}
