/** A real OPA server and facts for the tests of this module. */
package org.touchstonehub.policy.testing;
