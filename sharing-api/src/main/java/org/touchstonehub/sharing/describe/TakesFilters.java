package org.touchstonehub.sharing.describe;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A method that takes {@code filter[attribute]} for any attribute of a model, and checks them. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface TakesFilters {
  /** The most values that one parameter asks for. */
  int MOST_VALUES = 100;
}
