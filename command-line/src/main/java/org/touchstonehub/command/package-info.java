@NullMarked
package org.touchstonehub.command;

import org.jspecify.annotations.NullMarked;
