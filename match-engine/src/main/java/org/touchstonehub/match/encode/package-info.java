/** Records as they are compared: which columns a model makes, and their values as numbers. */
@NullMarked
package org.touchstonehub.match.encode;

import org.jspecify.annotations.NullMarked;
