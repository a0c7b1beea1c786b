package org.touchstonehub.sharing.history;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.mdm.golden.GoldenRecords;
import org.touchstonehub.mdm.history.GoldenHistory;
import org.touchstonehub.mdm.history.Histories;
import org.touchstonehub.mdm.history.Identity;
import org.touchstonehub.mdm.history.Membership;
import org.touchstonehub.mdm.source.SourceRecord;
import org.touchstonehub.mdm.source.SourceRecords;
import org.touchstonehub.policy.gate.Masking;
import org.touchstonehub.policy.gate.Maskings;
import org.touchstonehub.policy.gate.Masks;
import org.touchstonehub.policy.gate.Released;
import org.touchstonehub.policy.gate.SharingGate;
import org.touchstonehub.policy.gate.SharingRequest;
import org.touchstonehub.policy.gate.Subject;
import org.touchstonehub.product.Products;
import org.touchstonehub.sharing.golden.GoldenSubjects;
import org.touchstonehub.sharing.problem.Refused;
import org.touchstonehub.sharing.security.Access;
import org.touchstonehub.sharing.systems.KnownSystems;

/** Tells histories as far as the gate lets them be seen: each version as if it were read. */
@RequestScoped
class HistoryWork {
  @Inject Access access;
  @Inject GoldenSubjects subjects;
  @Inject KnownSystems known;
  @Inject Histories histories;
  @Inject Identity identity;
  @Inject SourceRecords records;
  @Inject SharingGate gate;

  /** A source record's versions, the newest first, and where it belonged. */
  record SourceHistory(List<SourceRecord> versions, List<Membership> homes) {
    SourceHistory {
      versions = List.copyOf(versions);
      homes = List.copyOf(homes);
    }
  }

  /**
   * @param before only versions with a smaller number
   * @param asOf only what was so at that instant; null for all
   * @throws Refused 404 as for a read; a retired id has a history
   */
  Released<GoldenHistory> golden(GoldenId id, int before, int limit, @Nullable Instant asOf) {
    GoldenRecords.Identity found = subjects.require(id, product -> steward(product, id));
    List<Subject> now = subjects.nowOf(id).stream().<Subject>map(Subject.Golden::new).toList();
    String product = Products.goldenOf(found.domain());
    return gate.release(
        found.active() || now.isEmpty()
            ? steward(product, id)
            : SharingRequest.steward(access.caller(), product, now),
        scope -> {
          scope.filter(); // put to each version that is told
          GoldenHistory all = histories.of(found.domain(), id, before, limit);
          return asOf == null ? all : all.asOf(asOf);
        },
        GOLDEN);
  }

  private SharingRequest steward(String product, GoldenId id) {
    return SharingRequest.steward(access.caller(), product, List.of(new Subject.Golden(id)));
  }

  /**
   * @throws Refused 404 if there never was such a record
   */
  Released<SourceHistory> source(SourceKey key) {
    String domain = known.require(key.system()).domain();
    return gate.release(
        SharingRequest.steward(
            access.caller(), Products.goldenOf(domain), List.of(new Subject.Source(key))),
        scope -> {
          scope.filter(); // put to each version that is told
          List<SourceRecord> versions = records.history(key);
          if (versions.isEmpty()) {
            throw new Refused(
                404,
                "no-such-source-record",
                "The hub has no such record, or it was deleted before.");
          }
          return new SourceHistory(versions, identity.homesOf(key));
        },
        SOURCE);
  }

  private static final Masking<GoldenHistory> GOLDEN =
      new Masking<>() {
        @Override
        public GoldenHistory mask(GoldenHistory all, Masks masks) {
          List<GoldenHistory.Version> versions = new ArrayList<>();
          for (GoldenHistory.Version one : all.versions()) {
            versions.add(
                new GoldenHistory.Version(
                    Maskings.GOLDEN_RECORD.mask(one.golden(), masks), one.until(), one.by()));
          }
          List<Membership> members = new ArrayList<>();
          for (Membership one : all.members()) {
            SourceKey shown = one.record();
            // masked as soon as one version masks it
            for (GoldenHistory.Version version : all.versions()) {
              shown = masks.key(shown, version.golden().texts());
            }
            members.add(
                new Membership(
                    shown, one.golden(), one.from(), one.to(), one.openedBy(), one.closedBy()));
          }
          return all.showing(versions, members);
        }

        @Override
        public List<Row> rows(GoldenHistory all) {
          return all.versions().stream()
              .flatMap(one -> Maskings.GOLDEN_RECORD.rows(one.golden()).stream())
              .toList();
        }
      };

  private static final Masking<SourceHistory> SOURCE =
      new Masking<>() {
        @Override
        public SourceHistory mask(SourceHistory all, Masks masks) {
          return new SourceHistory(
              all.versions().stream()
                  .map(
                      one ->
                          new SourceRecord(
                              one.key(),
                              one.version(),
                              masks.apply(one.attributes()),
                              one.deleted(),
                              one.recordedFrom(),
                              one.recordedTo()))
                  .toList(),
              all.homes());
        }

        @Override
        public List<Row> rows(SourceHistory all) {
          return all.versions().stream()
              .filter(one -> !one.deleted())
              .map(one -> new Row(one.attributes(), Set.of(one.key())))
              .toList();
        }
      };
}
