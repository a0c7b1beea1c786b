/** What holds for every request: its id, its size, its headers, one log line. */
@NullMarked
package org.touchstonehub.sharing.request;

import org.jspecify.annotations.NullMarked;
