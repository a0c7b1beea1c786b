/**
 * The engine as its callers see it: train a model, match records with it, read what was found and
 * why.
 */
@NullMarked
package org.touchstonehub.match.engine;

import org.jspecify.annotations.NullMarked;
