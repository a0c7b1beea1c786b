package org.touchstonehub.sharing.request;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.failure.TouchstoneException;
import org.touchstonehub.sharing.json.UnstorableText;
import org.touchstonehub.sharing.problem.Refused;

/**
 * What is wrong with a JSON body, in the words of its own fault: cut off, given twice, not UTF-8,
 * unknown, of a wrong type. Tells line, column and member, never a value.
 */
final class JsonFaults {
  private static final String SLUG = "malformed-json";
  private static final int LONGEST_PATH_TOLD = 200;
  private static final Set<Class<?>> WHOLE =
      Set.of(int.class, Integer.class, long.class, Long.class);
  private static final Pattern TWICE =
      Pattern.compile("^Duplicate (?:field|Object property) ['\"](.*?)['\"]", Pattern.DOTALL);

  private JsonFaults() {}

  /** The problem to answer with; a failure that our own types threw while they were made. */
  static RuntimeException refusal(JsonProcessingException wrong) {
    Throwable cause = wrong;
    for (int depth = 0; cause != null && depth < 8; depth++, cause = cause.getCause()) {
      if (cause instanceof TouchstoneException own) return own;
    }
    return new Refused(400, SLUG, describe(wrong));
  }

  static Refused notUnicode() {
    return new Refused(400, SLUG, "The body is not UTF-8; JSON is sent in UTF-8.");
  }

  private static String describe(JsonProcessingException wrong) {
    String where = where(wrong.getLocation());
    String path = wrong instanceof JsonMappingException mapping ? path(mapping) : "";
    StreamConstraintsException beyond = cause(wrong, StreamConstraintsException.class);
    if (beyond != null) return beyond(beyond);
    StreamReadException unreadable = cause(wrong, StreamReadException.class);
    if (unreadable != null) return unreadable(unreadable, path, where(unreadable.getLocation()));
    if (wrong instanceof UnrecognizedPropertyException) {
      return "The member '%s'%s is unknown; see the schema at /openapi.".formatted(path, where);
    }
    String message = String.valueOf(wrong.getOriginalMessage());
    if (message.startsWith("Trailing token")) {
      return "After the JSON value there is more%s; send one value.".formatted(where);
    }
    if (message.startsWith("No content to map")) {
      return "The body is empty; send a JSON object.";
    }
    if (wrong instanceof UnstorableText) {
      return "The member '%s'%s holds U+0000 or half a surrogate pair, which cannot be kept; leave it out."
          .formatted(path, where);
    }
    return path.isEmpty()
        ? "The body is JSON of another form than is taken%s; see the schema at /openapi."
            .formatted(where)
        : "The member '%s'%s has a wrong type: it takes %s; see the schema at /openapi."
            .formatted(path, where, wanted(wrong));
  }

  private static String wanted(JsonProcessingException wrong) {
    Class<?> type = wrong instanceof MismatchedInputException at ? at.getTargetType() : null;
    if (type == null) return "another";
    if (type == String.class) return "a text";
    if (type == Boolean.class || type == boolean.class) return "true or false";
    if (Collection.class.isAssignableFrom(type)) return "a list";
    if (WHOLE.contains(type)) return "a whole number";
    return Number.class.isAssignableFrom(type) || type.isPrimitive() ? "a number" : "an object";
  }

  /** Jackson wraps a fault of the text itself where it was met inside a member. */
  private static <T extends Throwable> @Nullable T cause(Throwable wrong, Class<T> type) {
    Throwable cause = wrong;
    for (int depth = 0; cause != null && depth < 8; depth++, cause = cause.getCause()) {
      if (type.isInstance(cause)) return type.cast(cause);
    }
    return null;
  }

  private static String beyond(StreamConstraintsException fault) {
    String where = where(fault.getLocation());
    String message = String.valueOf(fault.getOriginalMessage());
    if (message.contains("depth")) {
      return "The JSON%s is nested deeper than is taken.".formatted(where);
    }
    return message.startsWith("Number")
        ? "A number%s has more digits than are taken.".formatted(where)
        : "A name or text%s is longer than is taken.".formatted(where);
  }

  private static String unreadable(StreamReadException fault, String path, String where) {
    String message = String.valueOf(fault.getOriginalMessage());
    if (fault instanceof JsonEOFException) {
      return "The JSON ends too early%s: it is cut off, or a bracket or quote is not closed."
          .formatted(where);
    }
    Matcher twice = TWICE.matcher(message);
    if (twice.find()) {
      return "The member '%s'%s is given twice; keep one."
          .formatted(join(path, twice.group(1)), where);
    }
    if (message.contains("UTF-8") || message.contains("UTF-32") || message.contains("surrogate")) {
      return "The body is not UTF-8%s; JSON is sent in UTF-8.".formatted(where);
    }
    if (message.startsWith("Numeric value")) {
      return path.isEmpty()
          ? "A number%s is out of range; see the schema at /openapi.".formatted(where)
          : "The member '%s'%s is a number out of range; see the schema at /openapi."
              .formatted(path, where);
    }
    return "The body is not well-formed JSON%s.".formatted(where);
  }

  private static String where(@Nullable JsonLocation at) {
    return at == null || at.getLineNr() < 1
        ? ""
        : " at line %d, column %d".formatted(at.getLineNr(), Math.max(1, at.getColumnNr()));
  }

  private static String path(JsonMappingException mapping) {
    String path = "";
    List<JsonMappingException.Reference> steps = mapping.getPath();
    for (JsonMappingException.Reference step : steps) {
      path =
          step.getFieldName() == null
              ? path + "[" + step.getIndex() + "]"
              : join(path, step.getFieldName());
    }
    return shortened(path);
  }

  private static String join(String path, String member) {
    return shortened(path.isEmpty() ? member : path + "." + member);
  }

  private static String shortened(String path) {
    return path.length() > LONGEST_PATH_TOLD ? path.substring(0, LONGEST_PATH_TOLD) + "…" : path;
  }
}
