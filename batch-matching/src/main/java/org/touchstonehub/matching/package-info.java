@NullMarked
package org.touchstonehub.matching;

import org.jspecify.annotations.NullMarked;
