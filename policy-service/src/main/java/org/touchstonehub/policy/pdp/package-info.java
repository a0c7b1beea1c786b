/**
 * The policy decision point: one question, one decision, by OPA over REST or by the same rules as
 * Wasm in process.
 */
@NullMarked
package org.touchstonehub.policy.pdp;

import org.jspecify.annotations.NullMarked;
