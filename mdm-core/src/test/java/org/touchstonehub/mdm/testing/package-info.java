/** What tests of this and later modules need to use the hub's state without a server. */
package org.touchstonehub.mdm.testing;
