/**
 * Runs of match-and-merge: asked for, carried out in steps that may be repeated, taken up again.
 */
@NullMarked
package org.touchstonehub.matching.run;

import org.jspecify.annotations.NullMarked;
