package org.touchstonehub.sharing.source;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.source.SourceRecord;
import org.touchstonehub.mdm.source.SourceRecords;
import org.touchstonehub.policy.gate.Masking;
import org.touchstonehub.policy.gate.Masks;
import org.touchstonehub.policy.gate.Released;
import org.touchstonehub.policy.gate.SharingGate;
import org.touchstonehub.policy.gate.SharingRequest;
import org.touchstonehub.policy.gate.Subject;
import org.touchstonehub.policy.purpose.Purpose;
import org.touchstonehub.product.Products;
import org.touchstonehub.sharing.problem.Refused;
import org.touchstonehub.sharing.security.Access;
import org.touchstonehub.sharing.systems.KnownSystems;

/** Source records as the gate lets them go, masked as the golden records of their domain are. */
@RequestScoped
class SourceRecordReads {
  private static final Masking<SourceRecord> MASKING =
      new Masking<>() {
        @Override
        public SourceRecord mask(SourceRecord found, Masks masks) {
          return new SourceRecord(
              found.key(),
              found.version(),
              masks.apply(found.attributes()),
              found.deleted(),
              found.recordedFrom(),
              found.recordedTo());
        }

        @Override
        public List<Row> rows(SourceRecord found) {
          return List.of(new Row(found.attributes(), Set.of(found.key())));
        }
      };

  @Inject Access access;
  @Inject KnownSystems known;
  @Inject SourceRecords records;
  @Inject SharingGate gate;

  /**
   * The decision comes first, so a refusal says nothing about whether there is such a record.
   *
   * @throws Refused 404 if the hub has no such record, or it was deleted
   */
  Released<SourceRecord> read(String system, String key, Purpose purpose) {
    String domain = known.require(system).domain();
    SourceKey source = new SourceKey(system, key);
    return gate.release(
        SharingRequest.read(
            access.caller(), Products.goldenOf(domain), purpose, new Subject.Source(source)),
        () ->
            records
                .find(source)
                .filter(found -> !found.deleted())
                .orElseThrow(SourceRecordReads::absent),
        MASKING);
  }

  static Refused absent() {
    return new Refused(
        404, "no-such-source-record", "The hub has no such record, or it was deleted before.");
  }
}
