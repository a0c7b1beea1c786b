/** Who asks: a subject with roles, each held for a domain. */
@NullMarked
package org.touchstonehub.policy.caller;

import org.jspecify.annotations.NullMarked;
