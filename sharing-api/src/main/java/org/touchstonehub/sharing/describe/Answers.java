package org.touchstonehub.sharing.describe;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a resource method answers when all is well; the OpenAPI document is made of it. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Answers {
  /** The record that the body is written from; {@code void.class} where there is none. */
  Class<?> value();

  int status() default 200;

  String description() default "Done.";
}
