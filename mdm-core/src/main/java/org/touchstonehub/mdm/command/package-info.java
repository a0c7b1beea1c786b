/**
 * What stewards do to golden records: each command is worked out to a change set, shown or written,
 * kept with its reason, and can be undone.
 */
@NullMarked
package org.touchstonehub.mdm.command;

import org.jspecify.annotations.NullMarked;
