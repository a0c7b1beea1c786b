/** The OpenAPI document, made of the resources and of the active models. */
@NullMarked
package org.touchstonehub.sharing.openapi;

import org.jspecify.annotations.NullMarked;
