/** What stewards do to golden records, each answer and each preview after a decision on record. */
@NullMarked
package org.touchstonehub.sharing.command;

import org.jspecify.annotations.NullMarked;
