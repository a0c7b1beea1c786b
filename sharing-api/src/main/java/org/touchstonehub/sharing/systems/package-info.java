/** Which source systems a caller may know of; what is asked of their records begins here. */
@NullMarked
package org.touchstonehub.sharing.systems;

import org.jspecify.annotations.NullMarked;
