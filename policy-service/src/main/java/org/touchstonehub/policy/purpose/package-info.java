/**
 * What for: purposes and legal bases by the W3C Data Privacy Vocabulary, as the policy bundle holds
 * them.
 */
@NullMarked
package org.touchstonehub.policy.purpose;

import org.jspecify.annotations.NullMarked;
