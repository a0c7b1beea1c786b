/** Why two records are the same or are not, and how a cluster came about, as values. */
@NullMarked
package org.touchstonehub.match.explain;

import org.jspecify.annotations.NullMarked;
