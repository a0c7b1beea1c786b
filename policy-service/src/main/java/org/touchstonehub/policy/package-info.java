/** Policy decisions, purposes, consent, and the gate that every shared value goes through. */
@NullMarked
package org.touchstonehub.policy;

import org.jspecify.annotations.NullMarked;
