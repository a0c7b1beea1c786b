/**
 * What data subjects agreed to and took back: append-only events, and the consent that follows from
 * them for a golden record.
 */
@NullMarked
package org.touchstonehub.policy.consent;

import org.jspecify.annotations.NullMarked;
