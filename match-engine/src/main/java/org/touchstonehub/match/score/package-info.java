/** The statistical model: how likely what comparing found is among matches, kin and strangers. */
@NullMarked
package org.touchstonehub.match.score;

import org.jspecify.annotations.NullMarked;
