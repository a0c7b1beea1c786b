/** Source systems and their records: append-only versions, one by one or by file. */
@NullMarked
package org.touchstonehub.mdm.source;

import org.jspecify.annotations.NullMarked;
