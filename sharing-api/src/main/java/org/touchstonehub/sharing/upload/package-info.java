/** Files on their way in: received to disk first, bounded in size, number and time. */
@NullMarked
package org.touchstonehub.sharing.upload;

import org.jspecify.annotations.NullMarked;
