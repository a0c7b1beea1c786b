package org.touchstonehub.mdm.golden;

import java.math.BigDecimal;
import org.touchstonehub.failure.InvalidInput;

/** A value that a condition compares with; never null, which only {@link Condition.IsNull} asks. */
public sealed interface Literal {
  /** What kind of value it is, in words. */
  String kind();

  /** Text; also a day, as ISO 8601. */
  record Text(String value) implements Literal {
    public Text {
      if (!CodePoints.storable(value)) {
        throw new InvalidInput(
            "condition",
            "A text in a condition holds a character that no record can hold"
                + " (NUL or half a surrogate pair); leave it out.");
      }
    }

    @Override
    public String kind() {
      return "text";
    }
  }

  /** A number of at most a hundred digits on each side of the point. */
  record Numeric(BigDecimal value) implements Literal {
    private static final int DIGITS = 100;

    public Numeric {
      if (Math.abs((long) value.scale()) > DIGITS || value.precision() > 2 * DIGITS) {
        throw new InvalidInput(
            "condition",
            "A number in a condition has more than %d digits; shorten it.".formatted(DIGITS));
      }
    }

    @Override
    public String kind() {
      return "number";
    }
  }

  record Flag(boolean value) implements Literal {
    @Override
    public String kind() {
      return "flag";
    }
  }

  static Literal of(String value) {
    return new Text(value);
  }

  static Literal of(BigDecimal value) {
    return new Numeric(value);
  }

  static Literal of(long value) {
    return new Numeric(BigDecimal.valueOf(value));
  }

  static Literal of(boolean value) {
    return new Flag(value);
  }
}
