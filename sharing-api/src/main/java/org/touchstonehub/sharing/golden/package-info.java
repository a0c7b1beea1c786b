/** Golden records over REST: by id, by source key, and by search; every read through the gate. */
@NullMarked
package org.touchstonehub.sharing.golden;

import org.jspecify.annotations.NullMarked;
