/** Trained models: which one a domain is matched with, and records as the engine takes them. */
@NullMarked
package org.touchstonehub.matching.training;

import org.jspecify.annotations.NullMarked;
