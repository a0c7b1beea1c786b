/** What implementations of the engine's ports are tested by, in every module that has one. */
@NullMarked
package org.touchstonehub.match.testing;

import org.jspecify.annotations.NullMarked;
