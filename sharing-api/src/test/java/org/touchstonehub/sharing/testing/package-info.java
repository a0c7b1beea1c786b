/** A whole hub for integration tests: PostgreSQL, token issuer, Payara Micro, and a client. */
package org.touchstonehub.sharing.testing;
