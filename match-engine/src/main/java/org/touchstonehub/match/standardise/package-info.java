/** Values as they are compared: folded, split into words, parsed, and encoded as numbers. */
@NullMarked
package org.touchstonehub.match.standardise;

import org.jspecify.annotations.NullMarked;
