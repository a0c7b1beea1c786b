/**
 * Why records are together or are not, and where values come from, as far as the caller may see.
 */
@NullMarked
package org.touchstonehub.sharing.explanation;

import org.jspecify.annotations.NullMarked;
