/** What there is to ask for: products, models, purposes. */
@NullMarked
package org.touchstonehub.sharing.catalogue;

import org.jspecify.annotations.NullMarked;
