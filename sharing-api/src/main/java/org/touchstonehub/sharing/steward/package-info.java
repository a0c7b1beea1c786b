/** What stewards decide over REST. */
@NullMarked
package org.touchstonehub.sharing.steward;

import org.jspecify.annotations.NullMarked;
