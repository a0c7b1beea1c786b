package org.touchstonehub.sharing.describe;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a resource method answers when all is well, once for each status; the OpenAPI document is
 * made of it. What else may happen is said with {@code @APIResponse}, from 400 on.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Answers.All.class)
public @interface Answers {
  /** The record that the body is written from; {@code void.class} where there is none. */
  Class<?> value();

  int status() default 200;

  String description() default "Done.";

  /** Headers beside those of every answer, by their names in {@code META-INF/openapi.yaml}. */
  String[] headers() default {};

  /** Holds several. */
  @Documented
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @interface All {
    Answers[] value();
  }
}
