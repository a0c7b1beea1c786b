/** Which pairs are worth comparing: passes of keys, with blocks that are too large split. */
@NullMarked
package org.touchstonehub.match.block;

import org.jspecify.annotations.NullMarked;
