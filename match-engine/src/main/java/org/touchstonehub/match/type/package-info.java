/** What attributes mean: one class for each semantic type, which says all that follows from it. */
@NullMarked
package org.touchstonehub.match.type;

import org.jspecify.annotations.NullMarked;
