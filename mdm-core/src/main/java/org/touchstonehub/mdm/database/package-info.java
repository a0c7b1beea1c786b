/** PostgreSQL as the modules share it: migrations, transactions, SQL with named parameters. */
@NullMarked
package org.touchstonehub.mdm.database;

import org.jspecify.annotations.NullMarked;
