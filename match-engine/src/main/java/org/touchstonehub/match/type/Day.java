package org.touchstonehub.match.type;

import java.time.LocalDate;
import java.util.Optional;
import org.touchstonehub.match.standardise.Dates;
import org.touchstonehub.match.standardise.StandardValue;

/** A day; three columns are read as year, month, day. */
final class Day extends SemanticType {
  Day() {
    super(
        "date",
        Subject.TIME,
        ColumnForm.DAY,
        Classification.PERSONAL,
        SurvivorshipRule.MOST_FREQUENT,
        Trait.DAY,
        Trait.OFTEN_SEVERAL);
  }

  @Override
  public Guide guide() {
    return new Guide(
        "`1815-12-10`, `10/12/1815`, `18151210`",
        "a day of birth or another day (of people, a single `date` is taken for"
            + " the birthday: what a household has in common is none); one digit off,"
            + " day and month swapped and 1 January are known as such. `1957`, "
            + "`1957-04` and `Apr 1957`, or a missing day of three columns, are "
            + "compared as far as they go where more than one date in 50 of the "
            + "column is known in part only; else they count as missing, and a day of"
            + " `00` as a slip. Whether 03/04 is in March or April is seen from the "
            + "other dates of its source");
  }

  @Override
  public Optional<String> term() {
    return Optional.empty();
  }

  @Override
  public double share() {
    return 3e-5;
  }

  @Override
  String form(String value, String folded) {
    return Dates.iso(value, true);
  }

  /** Whatever the order of day and month: one that may be meant is enough. */
  @Override
  Optional<ValueFault> fault(String value, String folded) {
    return Optional.of(ValueFault.NO_SUCH_DAY).filter(fault -> Dates.isNoDay(value));
  }

  @Override
  public Optional<String> exchanged(String text) {
    return StandardValue.day(text).map(LocalDate::toString);
  }
}
