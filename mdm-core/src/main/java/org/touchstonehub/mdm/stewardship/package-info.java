/** What stewards are asked and what they decided; their word is law. */
@NullMarked
package org.touchstonehub.mdm.stewardship;

import org.jspecify.annotations.NullMarked;
