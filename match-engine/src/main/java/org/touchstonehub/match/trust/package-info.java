/** Whether a match can be trusted, judged without truth, and what is joined where it cannot. */
@NullMarked
package org.touchstonehub.match.trust;

import org.jspecify.annotations.NullMarked;
