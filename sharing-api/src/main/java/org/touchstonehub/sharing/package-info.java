@NullMarked
package org.touchstonehub.sharing;

import org.jspecify.annotations.NullMarked;
