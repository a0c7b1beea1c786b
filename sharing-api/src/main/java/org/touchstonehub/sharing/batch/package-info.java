/** Match-and-merge batches over REST. */
@NullMarked
package org.touchstonehub.sharing.batch;

import org.jspecify.annotations.NullMarked;
