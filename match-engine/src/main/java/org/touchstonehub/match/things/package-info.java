/**
 * The strategy for things whose sources may hold duplicates: what pairs of names and columns say.
 */
@NullMarked
package org.touchstonehub.match.things;

import org.jspecify.annotations.NullMarked;
