/** The special cases of the engine, each with a name, so that what it brings can be measured. */
@NullMarked
package org.touchstonehub.match.refine;

import org.jspecify.annotations.NullMarked;
