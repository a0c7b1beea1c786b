/** What changed, for whoever follows the hub. */
@NullMarked
package org.touchstonehub.mdm.change;

import org.jspecify.annotations.NullMarked;
