/** Every failure as an RFC 9457 problem, with a type that callers can rely on. */
@NullMarked
package org.touchstonehub.sharing.problem;

import org.jspecify.annotations.NullMarked;
