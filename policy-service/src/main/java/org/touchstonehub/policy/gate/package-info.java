/**
 * The one way out: the sharing gate asks for a decision, writes it down, and hands out masked,
 * filtered values.
 */
@NullMarked
package org.touchstonehub.policy.gate;

import org.jspecify.annotations.NullMarked;
