/** Who would notice that records change: people with consents on file, and readers. */
@NullMarked
package org.touchstonehub.policy.touched;

import org.jspecify.annotations.NullMarked;
