/** Commands that work on files alone: no server, no database. */
@NullMarked
package org.touchstonehub.command.file;

import org.jspecify.annotations.NullMarked;
