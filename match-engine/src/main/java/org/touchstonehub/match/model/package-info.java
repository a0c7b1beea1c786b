/** Entity models: what a customer, a supplier or any other kind of master record is made of. */
@NullMarked
package org.touchstonehub.match.model;

import org.jspecify.annotations.NullMarked;
