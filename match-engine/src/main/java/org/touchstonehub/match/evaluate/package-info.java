/** How good clusters are, against what is known to be true. */
@NullMarked
package org.touchstonehub.match.evaluate;

import org.jspecify.annotations.NullMarked;
