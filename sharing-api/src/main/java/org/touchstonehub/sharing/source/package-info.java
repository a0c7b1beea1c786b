/** Source systems, their records and files over REST. */
@NullMarked
package org.touchstonehub.sharing.source;

import org.jspecify.annotations.NullMarked;
