package org.touchstonehub.sharing.golden;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.golden.Condition;
import org.touchstonehub.mdm.golden.Found;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.mdm.golden.GoldenRecord;
import org.touchstonehub.mdm.golden.GoldenRecords;
import org.touchstonehub.mdm.model.ActiveModel;
import org.touchstonehub.mdm.model.ActiveModels;
import org.touchstonehub.mdm.source.SourceSystemView;
import org.touchstonehub.policy.gate.Masking;
import org.touchstonehub.policy.gate.Maskings;
import org.touchstonehub.policy.gate.Masks;
import org.touchstonehub.policy.gate.Released;
import org.touchstonehub.policy.gate.SharingGate;
import org.touchstonehub.policy.gate.SharingRefused;
import org.touchstonehub.policy.gate.SharingRequest;
import org.touchstonehub.policy.gate.Subject;
import org.touchstonehub.policy.pdp.Operation;
import org.touchstonehub.policy.purpose.Purpose;
import org.touchstonehub.product.Products;
import org.touchstonehub.sharing.problem.Refused;
import org.touchstonehub.sharing.security.Access;
import org.touchstonehub.sharing.systems.KnownSystems;

/** The reads of golden data that the API offers, each as one request to the gate. */
@RequestScoped
class GoldenReads {
  @Inject Access access;
  @Inject GoldenRecords golden;
  @Inject KnownSystems known;
  @Inject ActiveModels models;
  @Inject SharingGate gate;

  /**
   * What an id leads to; nothing of it may be written out but the id itself.
   *
   * @throws Refused 404, for an id of another domain as for one that never was
   * @throws SharingRefused for such an id alike, where the caller would be refused a record of its
   *     domain: who may not have a record is not told whether there is one
   */
  Found find(GoldenId id, Purpose purpose) {
    Refused none =
        new Refused(
            404,
            "golden-record",
            "There is no golden record %s; look it up by a source key or search.".formatted(id));
    try {
      return access.find(() -> golden.find(id), GoldenReads::domain, () -> none);
    } catch (Refused refused) {
      List<String> domains =
          models.all().stream().map(ActiveModel::domain).filter(access::covers).toList();
      // With several, no product can be said to be asked for.
      if (domains.size() == 1) {
        tell(
            none,
            SharingRequest.read(
                access.caller(), product(domains.get(0)), purpose, new Subject.Golden(id)));
      }
      throw refused;
    }
  }

  private static String domain(Found found) {
    return found instanceof Found.Retired retired
        ? retired.domain()
        : ((Found.Current) found).golden().domain();
  }

  /** Throws that, if the gate would let a record go. */
  private void tell(Refused answer, SharingRequest request) {
    gate.release(
        request,
        () -> {
          throw answer;
        },
        Maskings.GOLDEN_RECORD);
  }

  Released<GoldenRecord> read(GoldenRecord found, Purpose purpose) {
    return gate.release(
        SharingRequest.read(
            access.caller(), product(found.domain()), purpose, new Subject.Golden(found.id())),
        () -> current(found.id()),
        Maskings.GOLDEN_RECORD);
  }

  private GoldenRecord current(GoldenId id) {
    if (golden.find(id) instanceof Found.Current current) {
      return current.golden();
    }
    throw new Refused(
        409, "golden-record-changed", "The record was merged while it was read; ask again.");
  }

  /** The domain is the system's, so a refusal says nothing about who is in it. */
  Released<GoldenRecord> readBySource(SourceKey key, Purpose purpose) {
    SourceSystemView system = known.require(key.system());
    return gate.release(
        SharingRequest.read(
            access.caller(), product(system.domain()), purpose, new Subject.Source(key)),
        () -> golden.bySource(key),
        Maskings.GOLDEN_RECORD);
  }

  /** That a retired id has successors tells that somebody exists, so it is a release too. */
  Released<List<GoldenId>> successors(Found.Retired retired, Purpose purpose) {
    if (retired.successors().isEmpty()) {
      tell(
          new Refused(
              410, "golden-record-gone", "All source records of this golden record were deleted."),
          SharingRequest.read(
              access.caller(),
              product(retired.domain()),
              purpose,
              new Subject.Golden(retired.id())));
    }
    List<Subject> subjects =
        retired.successors().stream().<Subject>map(Subject.Golden::new).toList();
    var request =
        new SharingRequest(
            access.caller(),
            product(retired.domain()),
            purpose,
            Operation.READ,
            subjects,
            Set.of(),
            null);
    return gate.release(request, retired::successors, new Ids());
  }

  Released<GoldenRecords.Page> search(
      String domain,
      Purpose purpose,
      Condition condition,
      Set<String> fields,
      @Nullable String cursor,
      int limit) {
    return gate.release(
        SharingRequest.search(access.caller(), product(domain), purpose, fields, limit),
        scope ->
            golden.search(
                domain, Condition.and(scope.filter(), condition), scope.fields(), cursor, limit),
        Maskings.GOLDEN_PAGE);
  }

  private String product(String domain) {
    return Products.goldenOf(domain);
  }

  /** Ids hold no values; there is nothing to mask in them. */
  private static final class Ids implements Masking<List<GoldenId>> {
    @Override
    public List<GoldenId> mask(List<GoldenId> ids, Masks masks) {
      return ids;
    }

    @Override
    public List<Row> rows(List<GoldenId> ids) {
      return List.of();
    }
  }
}
