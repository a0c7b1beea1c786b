/** Requests that callers may send again without harm: their answers are remembered for a day. */
@NullMarked
package org.touchstonehub.mdm.request;

import org.jspecify.annotations.NullMarked;
