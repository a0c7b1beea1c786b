/**
 * Looks at the columns of unknown files and drafts an entity model: which column is the key, which
 * the source, and what each of the others means, from its name in several languages and from its
 * values. A guess, for a person to look at, made by fixed rules: the same file gives the same
 * draft.
 */
@NullMarked
package org.touchstonehub.match.profile;

import org.jspecify.annotations.NullMarked;
