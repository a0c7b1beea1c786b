/** Groups of records that are one thing, joined on the evidence of whole groups. */
@NullMarked
package org.touchstonehub.match.cluster;

import org.jspecify.annotations.NullMarked;
