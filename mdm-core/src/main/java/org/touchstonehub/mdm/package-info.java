@NullMarked
package org.touchstonehub.mdm;

import org.jspecify.annotations.NullMarked;
