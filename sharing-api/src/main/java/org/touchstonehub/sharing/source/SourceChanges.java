package org.touchstonehub.sharing.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.golden.CodePoints;
import org.touchstonehub.mdm.source.SourceChange;
import org.touchstonehub.mdm.source.SourceRecords;
import org.touchstonehub.sharing.problem.Refused;
import org.touchstonehub.sharing.request.Versions;

/** Reads what several records are to become; what is wrong in their form is told by its place. */
final class SourceChanges {
  private SourceChanges() {}

  /**
   * @throws Refused 400 where a record has no key, or neither attributes nor {@code deleted}, or
   *     both, or names a version by what is no entity tag: then it is not clear what is meant, and
   *     nothing is taken
   */
  static List<SourceChange> of(String system, NewRecordsJson body) {
    if (body.records() == null) {
      throw new Refused(400, "source-records", "The member 'records' is missing.");
    }
    List<SourceChange> changes = new ArrayList<>();
    for (NewRecordJson one : body.records()) changes.add(of(system, one, changes.size()));
    return changes;
  }

  private static SourceChange of(String system, @Nullable NewRecordJson one, int place) {
    if (one == null || one.key() == null || one.key().isBlank()) {
      throw wrong(place, "has no key");
    }
    if (CodePoints.count(one.key()) > SourceRecords.LONGEST_KEY) {
      throw wrong(place, "has a longer key than is taken");
    }
    if (isTooLong(one.ifMatch()) || isTooLong(one.ifNoneMatch())) {
      throw wrong(place, "has a longer 'ifMatch' or 'ifNoneMatch' than is taken");
    }
    Map<String, String> attributes = one.attributes();
    boolean isDeletion = Boolean.TRUE.equals(one.deleted());
    if (isDeletion == (attributes != null)) {
      throw wrong(place, "needs either 'attributes' or 'deleted': true");
    }
    return new SourceChange(
        new SourceKey(system, one.key()),
        attributes,
        Versions.precondition(
            one.ifMatch(),
            one.ifNoneMatch(),
            () ->
                wrong(
                    place,
                    "names a version (ifMatch, ifNoneMatch) that is no entity tag; write it with its quotes, such as \"3\"")));
  }

  private static boolean isTooLong(@Nullable String tags) {
    return tags != null && CodePoints.count(tags) > Versions.LONGEST;
  }

  private static Refused wrong(int place, String what) {
    return new Refused(
        400, "source-records", "The record at records[%d] %s.".formatted(place, what));
  }
}
