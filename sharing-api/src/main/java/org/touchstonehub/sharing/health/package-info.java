/** Whether the hub lives, and whether it is ready to serve. */
@NullMarked
package org.touchstonehub.sharing.health;

import org.jspecify.annotations.NullMarked;
