/** Who may call what: tokens, roles named on every method, domains. */
@NullMarked
package org.touchstonehub.sharing.security;

import org.jspecify.annotations.NullMarked;
