@NullMarked
package org.touchstonehub.issuer;

import org.jspecify.annotations.NullMarked;
