/** What golden records and source records were, as far as the caller may see. */
@NullMarked
package org.touchstonehub.sharing.history;

import org.jspecify.annotations.NullMarked;
