@NullMarked
package org.touchstonehub.product;

import org.jspecify.annotations.NullMarked;
