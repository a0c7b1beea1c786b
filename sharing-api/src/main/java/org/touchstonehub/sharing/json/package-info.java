/** JSON bodies in and out. */
@NullMarked
package org.touchstonehub.sharing.json;

import org.jspecify.annotations.NullMarked;
