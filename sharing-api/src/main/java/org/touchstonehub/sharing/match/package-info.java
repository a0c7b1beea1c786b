/** Search before create: who may be the same as somebody that is not here, through the gate. */
@NullMarked
package org.touchstonehub.sharing.match;

import org.jspecify.annotations.NullMarked;
