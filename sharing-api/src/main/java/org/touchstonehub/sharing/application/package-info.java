/** How the hub sits in the Payara Micro server: start, stop, transactions, REST root. */
@NullMarked
package org.touchstonehub.sharing.application;

import org.jspecify.annotations.NullMarked;
