/**
 * The whole hub on one machine with demo data: PostgreSQL, a policy engine, the application and a
 * token issuer as child processes of the launcher, all on loopback, all kept in one folder.
 */
@NullMarked
package org.touchstonehub.command.demo;

import org.jspecify.annotations.NullMarked;
