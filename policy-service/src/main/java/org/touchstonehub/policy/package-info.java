@NullMarked
package org.touchstonehub.policy;

import org.jspecify.annotations.NullMarked;
