package org.touchstonehub.command.file;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.engine.MatchReport;
import org.touchstonehub.match.trust.SelfCheck;
import org.touchstonehub.match.trust.Trust;

/**
 * How far the result can be trusted.
 *
 * @param warning what a user must know, in plain sentences; absent where every check is passed
 * @param careful whether only what is beyond doubt was joined, since a check had failed
 * @param unasked possible matches beyond what a person is asked
 * @param checks of a careful match what had failed before
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TrustJson(@Nullable String warning, boolean careful, long unasked, List<CheckJson> checks) {
  /** What was measured is a share, 0 to 1, and fails above the bound. */
  record CheckJson(String name, double measured, double bound, boolean failed) {
    static CheckJson of(SelfCheck check) {
      return new CheckJson(check.kind().label(), check.measured(), check.bound(), check.failed());
    }
  }

  static TrustJson of(MatchReport report) {
    Trust trust = report.trust();
    return new TrustJson(
        report.warning().orElse(null),
        trust.careful(),
        report.unasked(),
        trust.checks().stream().map(CheckJson::of).toList());
  }
}
