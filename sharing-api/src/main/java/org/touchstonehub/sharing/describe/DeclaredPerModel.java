package org.touchstonehub.sharing.describe;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A map whose members are the attributes of an entity model. The OpenAPI document spells them out,
 * one schema for each active model.
 */
@Target({
  ElementType.RECORD_COMPONENT,
  ElementType.FIELD,
  ElementType.METHOD,
  ElementType.PARAMETER
})
@Retention(RetentionPolicy.RUNTIME)
public @interface DeclaredPerModel {
  /** The most characters of a value without which nothing is taken. */
  int longest() default Integer.MAX_VALUE;
}
