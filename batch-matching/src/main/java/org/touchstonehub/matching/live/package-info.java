/**
 * Records matched as they come: where each current source record stands among the others, kept in
 * PostgreSQL, so that any process may change any record without holding them all.
 */
@NullMarked
package org.touchstonehub.matching.live;

import org.jspecify.annotations.NullMarked;
