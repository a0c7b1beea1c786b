/** Golden records, their identities and links, and the conditions that select them. */
@NullMarked
package org.touchstonehub.mdm.golden;

import org.jspecify.annotations.NullMarked;
