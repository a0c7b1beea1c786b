package org.touchstonehub.sharing.describe;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The body is a file: it may be large, and comes as slowly as its sender's line. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface TakesFile {
  String CSV = "text/csv";
  String JSON_LINES = "application/x-ndjson";
  String GZIP = "application/gzip";

  /** Other names of JSON Lines that are in use. */
  String JSONL = "application/jsonl";

  String JSONLINES = "application/jsonlines";

  /** All types that are taken, in words. */
  String TYPES = CSV + ", " + JSON_LINES + ", " + JSONL + ", " + JSONLINES + ", " + GZIP;
}
