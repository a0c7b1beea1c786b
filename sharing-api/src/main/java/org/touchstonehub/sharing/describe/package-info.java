/** Annotations that tell the OpenAPI document what signatures cannot. */
@NullMarked
package org.touchstonehub.sharing.describe;

import org.jspecify.annotations.NullMarked;
