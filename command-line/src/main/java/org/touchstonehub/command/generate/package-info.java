/**
 * Demo data with a truth: source files of customers, suppliers and employees as real systems write
 * them, the same bytes for the same arguments on every JDK.
 */
@NullMarked
package org.touchstonehub.command.generate;

import org.jspecify.annotations.NullMarked;
