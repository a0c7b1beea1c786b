package org.touchstonehub.sharing.match;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.touchstonehub.match.engine.Candidate;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.matching.live.LiveSearch;
import org.touchstonehub.mdm.command.CommandDone;
import org.touchstonehub.mdm.command.Order;
import org.touchstonehub.mdm.command.RecordCommands;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.policy.gate.Released;
import org.touchstonehub.policy.gate.Scope;
import org.touchstonehub.policy.gate.SharingGate;
import org.touchstonehub.policy.gate.SharingRequest;
import org.touchstonehub.policy.purpose.Purpose;
import org.touchstonehub.product.Products;
import org.touchstonehub.sharing.problem.Problem;
import org.touchstonehub.sharing.problem.Refused;
import org.touchstonehub.sharing.security.Access;

/** Creates source records that are not here by another key. */
@RequestScoped
class CreationWork {
  @Inject Access access;
  @Inject LiveSearch search;
  @Inject RecordCommands commands;
  @Inject SharingGate gate;

  /**
   * What is asked for.
   *
   * @param despite golden records that were looked at
   */
  record Wanted(
      SourceKey key,
      Map<String, String> values,
      Set<UUID> despite,
      String reason,
      boolean isPreview) {
    Wanted {
      values = new HashMap<>(values);
      values.values().removeIf(value -> value == null); // JSON's null: missing
      despite = Set.copyOf(despite);
    }

    /** Where nobody is in the way the search itself is the reason. */
    String why() {
      return reason.isBlank() && despite.isEmpty() ? "A search found nobody." : reason;
    }
  }

  /**
   * Searches and creates in one transaction, in which nobody else can send a record that this one
   * could match.
   *
   * @throws Refused 409 with those that are in the way; nothing is saved
   */
  Released<Attempt> create(String domain, Wanted wanted, Purpose purpose) {
    SharingRequest request =
        SharingRequest.match(access.caller(), Products.goldenOf(domain), purpose, LiveSearch.MOST);
    Released<Attempt> released =
        gate.release(request, scope -> attempt(domain, wanted, scope), Attempt.MASKING);
    if (released.value().done() != null) return released;
    throw new Refused(
        new Problem(
            409,
            "candidates-found",
            "Golden records are here that it may be, see 'choices'; look at them by POST /match, then use one of them, or name all in 'despite' with a reason.",
            List.of(),
            released.decision().toString(),
            released.value().candidates().stream().map(GoldenId::toString).toList()));
  }

  private Attempt attempt(String domain, Wanted wanted, Scope scope) {
    List<GoldenId> inTheWay = new ArrayList<>();
    Optional<CommandDone> done =
        commands.create(
            wanted.key(),
            wanted.values(),
            new Order(access.caller().subject(), wanted.why()),
            wanted.isPreview(),
            () -> {
              inTheWay.addAll(inTheWay(domain, wanted, scope));
              return inTheWay.isEmpty();
            });
    return new Attempt(done.orElse(null), inTheWay);
  }

  /** All that it may be, if one of them was not looked at. */
  private List<GoldenId> inTheWay(String domain, Wanted wanted, Scope scope) {
    List<GoldenId> found =
        search.search(domain, wanted.values(), MatchWork.sight(scope), LiveSearch.MOST).stream()
            .filter(match -> match.grade() != Candidate.Grade.NO_MATCH)
            .map(match -> match.golden().id())
            .toList();
    Set<UUID> seen = new HashSet<>(wanted.despite());
    return found.stream().allMatch(id -> seen.contains(id.value())) ? List.of() : found;
  }
}
