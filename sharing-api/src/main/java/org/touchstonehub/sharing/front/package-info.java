/**
 * A guard in front of the server's own reading of a request: what the server would answer by
 * itself, mislead itself by, or read twice is refused here as a problem.
 */
@NullMarked
package org.touchstonehub.sharing.front;

import org.jspecify.annotations.NullMarked;
