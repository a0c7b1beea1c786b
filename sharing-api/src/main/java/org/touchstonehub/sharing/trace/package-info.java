/** The id that ties a request, its answer and its log lines together. */
@NullMarked
package org.touchstonehub.sharing.trace;

import org.jspecify.annotations.NullMarked;
