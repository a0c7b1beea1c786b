/** Data products: what golden records are offered, by whom, for which purposes, and how well. */
@NullMarked
package org.touchstonehub.product;

import org.jspecify.annotations.NullMarked;
