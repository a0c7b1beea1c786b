/**
 * What was believed when: links, golden ids and decisions as of an instant, and all that they ever
 * were.
 */
@NullMarked
package org.touchstonehub.mdm.history;

import org.jspecify.annotations.NullMarked;
