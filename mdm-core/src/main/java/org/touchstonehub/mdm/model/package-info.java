/** Entity models that are active in the hub, and the typed projection table of each. */
@NullMarked
package org.touchstonehub.mdm.model;

import org.jspecify.annotations.NullMarked;
