package org.touchstonehub.sharing.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.touchstonehub.policy.caller.Role;

/**
 * The roles that may call a resource method, each for its domains. A method without it is refused.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Allowed {
  Role[] value();
}
