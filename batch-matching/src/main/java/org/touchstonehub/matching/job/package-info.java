/** The Jakarta Batch artefacts of the job match-and-merge: thin shells that know no rule. */
@NullMarked
package org.touchstonehub.matching.job;

import org.jspecify.annotations.NullMarked;
