/** Two records side by side: a comparison level per slot, or what their words share. */
@NullMarked
package org.touchstonehub.match.compare;

import org.jspecify.annotations.NullMarked;
