/** Survivorship: which of several source values becomes the golden one, and where it came from. */
@NullMarked
package org.touchstonehub.match.survive;

import org.jspecify.annotations.NullMarked;
