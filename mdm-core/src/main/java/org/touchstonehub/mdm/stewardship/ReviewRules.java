package org.touchstonehub.mdm.stewardship;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.mdm.change.TaskKind;

/**
 * How stewards review: what an operator sets.
 *
 * @param secondFrom source records beyond which an answer to a task takes a second steward: where
 *     the golden record would have more of them; 0 for never
 * @param due how long a task of each kind may wait; a kind that is not named has no due date
 */
public record ReviewRules(int secondFrom, Map<TaskKind, Duration> due) {
  public static final int USUAL_SECOND_FROM = 50;

  /** What holds where nobody says anything, as {@link #of} reads it. */
  public static final String USUAL_DUE =
      "possible-match=30,suspicious-cluster=30,quality-failure=30,shared-identifier=14,"
          + "contradiction=7,changed-person=7,change-request=3";

  public static final ReviewRules USUAL = of(USUAL_SECOND_FROM, USUAL_DUE);

  public ReviewRules {
    due = Map.copyOf(due);
    if (secondFrom < 0) {
      throw new IllegalArgumentException(
          "TOUCHSTONE_REVIEW_SIZE is %d; it must be 0 or more.".formatted(secondFrom));
    }
  }

  /**
   * @param days by kind: {@code possible-match=30,contradiction=7}
   * @throws IllegalArgumentException if a part is no kind with a number of days from 1 to 3,650
   */
  public static ReviewRules of(int secondFrom, String days) {
    Map<TaskKind, Duration> due = new EnumMap<>(TaskKind.class);
    for (String part : days.split(",", -1)) {
      if (!part.isBlank()) add(part.strip(), due);
    }
    return new ReviewRules(secondFrom, due);
  }

  private static void add(String part, Map<TaskKind, Duration> due) {
    int at = part.indexOf('=');
    if (at > 0 && part.substring(at + 1).matches("[1-9][0-9]{0,3}")) {
      int days = Integer.parseInt(part.substring(at + 1));
      for (TaskKind kind : TaskKind.values()) {
        if (days > 3_650 || !kind.written().equals(part.substring(0, at))) continue;
        due.put(kind, Duration.ofDays(days));
        return;
      }
    }
    throw new IllegalArgumentException(
        "TOUCHSTONE_REVIEW_DUE has '%s'; write kind=days, such as possible-match=30, with commas between."
            .formatted(part));
  }

  /** When a task should be answered; null for no matter when. */
  @Nullable Instant due(TaskKind kind, Instant asked) {
    Duration within = due.get(kind);
    return within == null ? null : asked.plus(within);
  }

  /** Whether a golden record of so many source records takes a second steward. */
  boolean takesSecond(int records) {
    return secondFrom > 0 && records > secondFrom;
  }
}
