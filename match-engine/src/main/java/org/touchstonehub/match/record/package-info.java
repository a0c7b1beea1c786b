/** Records on their way in: keys, values by attribute, tables of many records. */
@NullMarked
package org.touchstonehub.match.record;

import org.jspecify.annotations.NullMarked;
