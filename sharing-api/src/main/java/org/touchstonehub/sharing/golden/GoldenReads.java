package org.touchstonehub.sharing.golden;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.golden.Found;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.mdm.golden.GoldenRecord;
import org.touchstonehub.mdm.golden.GoldenRecords;
import org.touchstonehub.mdm.golden.GoldenSearch;
import org.touchstonehub.mdm.golden.UnknownGolden;
import org.touchstonehub.mdm.history.Identity;
import org.touchstonehub.mdm.history.RetiredStep;
import org.touchstonehub.policy.caller.Role;
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
  @Inject Identity history;
  @Inject KnownSystems known;
  @Inject Selection selection;
  @Inject SharingGate gate;
  @Inject KnownDomains domains;
  @Inject GoldenSubjects subjects;

  /** What a read by id came to: a record, or the ids that a retired one leads to. */
  sealed interface Answer {
    record Read(Released<GoldenRecord> released) implements Answer {}

    record Moved(GoldenId from, Released<Way> way) implements Answer {}
  }

  /**
   * Where a retired id leads.
   *
   * @param to active ids, most records first
   * @param steps this id and the retired ones between
   */
  record Way(List<GoldenId> to, List<RetiredStep> steps) {
    Way {
      to = List.copyOf(to);
      steps = List.copyOf(steps);
    }
  }

  /** The id was retired; what its successors are may be told after a decision only. */
  private static final class WasRetired extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WasRetired() {
      super("the golden id is retired", null, false, false);
    }
  }

  /**
   * @throws Refused 404, for an id of another domain as for one that never was
   * @throws SharingRefused for such an id alike, where the caller would be refused a record of its
   *     domain: who may not have a record is not told whether there is one
   */
  Answer read(GoldenId id, Purpose purpose, Set<String> attributes, boolean isToFollow) {
    // No value is read before the decision: the domain alone says what is asked for.
    GoldenRecords.Identity identity = identityOf(id, purpose);
    if (!identity.active()) return moved(id, purpose, isToFollow);
    try {
      return new Answer.Read(
          gate.release(
              SharingRequest.read(
                      access.caller(), product(identity.domain()), purpose, new Subject.Golden(id))
                  .showing(attributes),
              () -> current(id),
              Maskings.GOLDEN_RECORD));
    } catch (WasRetired retired) {
      domains.forget(id);
      return moved(id, purpose, isToFollow);
    }
  }

  private Answer moved(GoldenId id, Purpose purpose, boolean isToFollow) {
    if (golden.find(id) instanceof Found.Retired retired) {
      return new Answer.Moved(id, way(retired, purpose, isToFollow));
    }
    throw new Refused(
        409, "golden-record-changed", "The record was merged while it was read; ask again.");
  }

  private GoldenRecords.Identity identityOf(GoldenId id, Purpose purpose) {
    return subjects.require(
        id,
        asked -> domains.of(asked, golden::identityOf),
        product -> SharingRequest.read(access.caller(), product, purpose, new Subject.Golden(id)));
  }

  private GoldenRecord current(GoldenId id) {
    if (golden.find(id) instanceof Found.Current current) {
      return current.golden();
    }
    throw new WasRetired();
  }

  /** The domain is the system's, so a refusal says nothing about who is in it. */
  Released<GoldenRecord> readBySource(SourceKey key, Purpose purpose, @Nullable String fields) {
    String domain = domains.ofSystem(key.system(), name -> known.require(name).domain());
    // Remembered for everybody, so it must hold for this caller too.
    if (!access.covers(domain)) throw known.absentFrom(key.system());
    Set<String> attributes = selection.of(domain, fields);
    return gate.release(
        SharingRequest.read(access.caller(), product(domain), purpose, new Subject.Source(key))
            .showing(attributes),
        () -> within(domain, key),
        keepsRecords(domain) ? Maskings.GOLDEN_RECORD : Maskings.goldenRecordOf(key));
  }

  /** The system may be another domain's by now, and the decision is about this one. */
  private GoldenRecord within(String domain, SourceKey key) {
    GoldenRecord found = golden.bySource(key);
    if (!found.domain().equals(domain)) throw new UnknownGolden(key);
    return found;
  }

  /** Whether the caller knows source keys by its own work, and learns none by asking. */
  private boolean keepsRecords(String domain) {
    return access.caller().has(Role.APPLICATION, domain)
        || access.caller().has(Role.STEWARD, domain);
  }

  /** That a retired id has successors tells that somebody exists, so it is a release too. */
  private Released<Way> way(Found.Retired retired, Purpose purpose, boolean isToFollow) {
    SharingRequest ofItself =
        SharingRequest.read(
            access.caller(), product(retired.domain()), purpose, new Subject.Golden(retired.id()));
    boolean isGone = retired.successors().isEmpty();
    if (isGone && isToFollow) {
      subjects.tell(
          new Refused(
              410, "golden-record-gone", "All source records of this golden record were deleted."),
          ofItself);
    }
    return gate.release(
        isGone ? ofItself : ofThose(retired, purpose),
        () -> new Way(retired.successors(), history.wayFrom(retired.id())),
        new Ids());
  }

  private SharingRequest ofThose(Found.Retired retired, Purpose purpose) {
    return new SharingRequest(
        access.caller(),
        product(retired.domain()),
        purpose,
        Operation.READ,
        retired.successors().stream().<Subject>map(Subject.Golden::new).toList(),
        Set.of(),
        Set.of(),
        null);
  }

  /**
   * @param looksAt the attributes that conditions and order look at
   * @param attributes those that the answer is to have; none for all
   */
  Released<GoldenRecords.Page> search(
      GoldenSearch search, Purpose purpose, Set<String> looksAt, Set<String> attributes) {
    return gate.release(
        SharingRequest.search(
                access.caller(), product(search.domain()), purpose, looksAt, search.limit())
            .showing(attributes),
        scope -> golden.search(search.within(scope.filter(), scope.clear()), scope.fields()),
        Maskings.GOLDEN_PAGE);
  }

  private String product(String domain) {
    return Products.goldenOf(domain);
  }

  /** Ids hold no values; there is nothing to mask in them. */
  private static final class Ids implements Masking<Way> {
    @Override
    public Way mask(Way ids, Masks masks) {
      return ids;
    }

    @Override
    public List<Row> rows(Way ids) {
      return List.of();
    }
  }
}
