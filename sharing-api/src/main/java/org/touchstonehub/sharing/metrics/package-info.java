/** What is measured of the hub, and the one log line of each request. */
@NullMarked
package org.touchstonehub.sharing.metrics;

import org.jspecify.annotations.NullMarked;
