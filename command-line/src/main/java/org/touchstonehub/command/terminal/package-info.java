/** What a command shows while it works: bars on a terminal, lines elsewhere. */
@NullMarked
package org.touchstonehub.command.terminal;

import org.jspecify.annotations.NullMarked;
