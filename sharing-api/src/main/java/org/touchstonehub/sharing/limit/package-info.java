/** How much one caller, and one address without a token, may ask in a minute. */
@NullMarked
package org.touchstonehub.sharing.limit;

import org.jspecify.annotations.NullMarked;
