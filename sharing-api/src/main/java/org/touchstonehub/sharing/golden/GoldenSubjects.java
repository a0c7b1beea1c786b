package org.touchstonehub.sharing.golden;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.touchstonehub.mdm.golden.Found;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.mdm.golden.GoldenRecords;
import org.touchstonehub.policy.gate.Masking;
import org.touchstonehub.policy.gate.Masks;
import org.touchstonehub.policy.gate.SharingGate;
import org.touchstonehub.policy.gate.SharingRefused;
import org.touchstonehub.policy.gate.SharingRequest;
import org.touchstonehub.product.Products;
import org.touchstonehub.sharing.problem.Problem;
import org.touchstonehub.sharing.problem.Refused;
import org.touchstonehub.sharing.security.Access;

/** Golden ids that callers name: of which domain they are, without a word on whether they are. */
@RequestScoped
public class GoldenSubjects {
  @Inject Access access;
  @Inject GoldenRecords golden;
  @Inject SharingGate gate;

  /** A request of the caller for a record of this product. */
  public interface Asked {
    SharingRequest of(String product);
  }

  /**
   * The domain of an id, and whether it is active.
   *
   * @param asked what the caller would ask the gate for
   * @throws Refused 404, for an id of another domain as for one that never was
   * @throws SharingRefused for such an id alike, where the caller would be refused a record of its
   *     domain: who may not have a record is not told whether there is one
   */
  public GoldenRecords.Identity require(GoldenId id, Asked asked) {
    return require(id, golden::identityOf, asked);
  }

  GoldenRecords.Identity require(
      GoldenId id, Function<GoldenId, GoldenRecords.Identity> lookUp, Asked asked) {
    return require(
        () -> lookUp.apply(id),
        GoldenRecords.Identity::domain,
        new Refused(
            404,
            "golden-record",
            "There is no golden record %s; look it up by a source key or search.".formatted(id)),
        asked);
  }

  /** The same for something else than a record that tells of records. */
  public <T> T require(Supplier<T> find, Function<T, String> domain, Refused none, Asked asked) {
    try {
      return access.find(find, domain, () -> none);
    } catch (Refused refused) {
      List<String> covered = access.activeDomains();
      // With several, no product can be said to be asked for.
      if (covered.size() == 1) tell(none, asked.of(Products.goldenOf(covered.get(0))));
      throw refused;
    }
  }

  /** Throws that, if the gate would let a record go. */
  void tell(Refused answer, SharingRequest request) {
    gate.release(
        request,
        scope -> {
          scope.filter(); // nothing is read
          throw answer;
        },
        new Nothing());
  }

  /** Where the records of an id are now: itself, or what a retired one leads to. */
  public List<GoldenId> nowOf(GoldenId id) {
    return golden.find(id) instanceof Found.Retired retired ? retired.successors() : List.of(id);
  }

  /** Told only where the gate lets it be known that there is such a record. */
  public Refused retired(GoldenId id) {
    List<String> to = nowOf(id).stream().map(GoldenId::toString).toList();
    return new Refused(
        Problem.of(
                409,
                "golden-record-retired",
                "Golden record %s is retired; read what it led to, if anything, and decide anew."
                    .formatted(id))
            .withChoices(to));
  }

  private static final class Nothing implements Masking<Object> {
    @Override
    public Object mask(Object nothing, Masks masks) {
      return nothing;
    }

    @Override
    public List<Row> rows(Object nothing) {
      return List.of();
    }
  }
}
