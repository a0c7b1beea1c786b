/** The decision log and consent over REST. */
@NullMarked
package org.touchstonehub.sharing.audit;

import org.jspecify.annotations.NullMarked;
