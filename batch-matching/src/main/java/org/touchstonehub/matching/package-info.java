/** Batch matching: runs of the engine over the hub's state. */
@NullMarked
package org.touchstonehub.matching;

import org.jspecify.annotations.NullMarked;
