/** The {@code touchstone} command: what it understands, its exit status, its help. */
@NullMarked
package org.touchstonehub.command;

import org.jspecify.annotations.NullMarked;
