/** What a model's author knows for certain: records that are one thing, or never are. */
@NullMarked
package org.touchstonehub.match.rule;

import org.jspecify.annotations.NullMarked;
