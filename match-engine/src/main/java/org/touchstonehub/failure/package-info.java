/** What can go wrong, in words that the caller can act on. */
@NullMarked
package org.touchstonehub.failure;

import org.jspecify.annotations.NullMarked;
