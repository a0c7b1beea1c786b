/** The decision log: what was asked and decided, written before data leaves, never changed. */
@NullMarked
package org.touchstonehub.policy.decision;

import org.jspecify.annotations.NullMarked;
