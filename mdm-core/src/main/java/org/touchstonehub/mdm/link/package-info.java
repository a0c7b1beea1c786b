/**
 * Which golden record each source record belongs to: what the hub says now, and which golden ids a
 * new grouping would get.
 */
@NullMarked
package org.touchstonehub.mdm.link;

import org.jspecify.annotations.NullMarked;
