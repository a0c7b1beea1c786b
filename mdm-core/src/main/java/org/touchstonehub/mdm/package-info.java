/** The hub's state: models, source records, golden records, stewardship and what changed. */
@NullMarked
package org.touchstonehub.mdm;

import org.jspecify.annotations.NullMarked;
