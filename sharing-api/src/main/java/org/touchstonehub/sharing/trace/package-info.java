/**
 * The id that ties a request, its answer and its log lines together, and what spans say of it where
 * an operator wants traces.
 */
@NullMarked
package org.touchstonehub.sharing.trace;

import org.jspecify.annotations.NullMarked;
