package org.touchstonehub.sharing.command;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.command.CommandBook;
import org.touchstonehub.mdm.command.CommandDone;
import org.touchstonehub.mdm.command.CommandId;
import org.touchstonehub.mdm.command.CommandView;
import org.touchstonehub.mdm.command.Commands;
import org.touchstonehub.mdm.command.Edits;
import org.touchstonehub.mdm.command.Effect;
import org.touchstonehub.mdm.command.Effects;
import org.touchstonehub.mdm.command.Locking;
import org.touchstonehub.mdm.command.Order;
import org.touchstonehub.mdm.command.Seen;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.mdm.golden.GoldenRecords;
import org.touchstonehub.policy.gate.Released;
import org.touchstonehub.policy.gate.SharingGate;
import org.touchstonehub.policy.gate.SharingRequest;
import org.touchstonehub.policy.gate.Subject;
import org.touchstonehub.policy.purpose.Purpose;
import org.touchstonehub.policy.touched.Touching;
import org.touchstonehub.product.Products;
import org.touchstonehub.sharing.golden.GoldenSubjects;
import org.touchstonehub.sharing.problem.Refused;
import org.touchstonehub.sharing.request.Idempotency;
import org.touchstonehub.sharing.request.RequestKey;
import org.touchstonehub.sharing.request.Slice;
import org.touchstonehub.sharing.security.Access;

/**
 * Commands on golden records. Each is carried out inside a request to the gate: what the gate does
 * not let be told is not done.
 */
@RequestScoped
class CommandWork {
  @Inject Commands commands;
  @Inject Edits edits;
  @Inject Locking locking;
  @Inject CommandBook book;
  @Inject Effects effects;
  @Inject Touching touching;
  @Inject GoldenSubjects subjects;
  @Inject SharingGate gate;
  @Inject Idempotency idempotency;
  @Inject Access access;

  /**
   * How a command is asked for.
   *
   * @param operation names it, for the key
   * @param body what makes it this request
   * @param beside what is done in the same transaction, after it
   */
  record Asked(String operation, Object body, boolean isPreview, RequestKey key, Runnable beside) {
    Asked(String operation, Object body, boolean isPreview, RequestKey key) {
      this(operation, body, isPreview, key, () -> {});
    }
  }

  private interface Command {
    CommandDone run(Order order);
  }

  Released<Told> merge(Asked asked, Seen one, List<Seen> with, String reason) {
    List<Seen> all = new ArrayList<>(List.of(one));
    all.addAll(with);
    return carryOut(asked, all, reason, order -> commands.merge(all, order, asked.isPreview()));
  }

  Released<Told> split(
      Asked asked, Seen golden, List<? extends Collection<SourceKey>> parts, String reason) {
    return carryOut(
        asked,
        List.of(golden),
        reason,
        order -> commands.split(golden, parts, order, asked.isPreview()));
  }

  Released<Told> unmerge(Asked asked, Seen golden, GoldenId retired, String reason) {
    return carryOut(
        asked,
        List.of(golden),
        reason,
        order -> commands.unmerge(golden, retired, order, asked.isPreview()));
  }

  Released<Told> move(
      Asked asked, Seen from, Collection<SourceKey> records, Seen to, String reason) {
    return carryOut(
        asked,
        List.of(from, to),
        reason,
        order -> commands.move(from, records, to, order, asked.isPreview()));
  }

  Released<Told> edit(
      Asked asked, Seen golden, Map<String, @Nullable String> values, String reason) {
    return carryOut(
        asked,
        List.of(golden),
        reason,
        order -> edits.edit(golden, values, order, asked.isPreview()));
  }

  Released<Told> pin(
      Asked asked,
      Seen golden,
      Map<String, @Nullable String> values,
      Instant until,
      String reason) {
    return carryOut(
        asked,
        List.of(golden),
        reason,
        order -> edits.pin(golden, values, until, order, asked.isPreview()));
  }

  Released<Told> unpin(Asked asked, Seen golden, String attribute, String reason) {
    return carryOut(
        asked,
        List.of(golden),
        reason,
        order -> edits.unpin(golden, attribute, order, asked.isPreview()));
  }

  Released<Told> lock(Asked asked, Seen golden, String reason) {
    return carryOut(
        asked, List.of(golden), reason, order -> locking.lock(golden, order, asked.isPreview()));
  }

  Released<Told> unlock(Asked asked, Seen golden, String reason) {
    return carryOut(
        asked, List.of(golden), reason, order -> locking.unlock(golden, order, asked.isPreview()));
  }

  Released<Told> undo(Asked asked, CommandId id, String reason) {
    CommandView command = require(id);
    Order order = order(reason);
    return gate.release(
        steward(command.domain(), command.golden()),
        scope -> {
          scope.filter(); // put to each record that is told
          return told(asked, () -> commands.undo(id, order, asked.isPreview()));
        },
        Told.MASKING);
  }

  private Released<Told> carryOut(Asked asked, List<Seen> seen, String reason, Command command) {
    List<GoldenRecords.Identity> identities = new ArrayList<>();
    for (Seen one : seen) {
      identities.add(
          subjects.require(
              one.id(),
              product ->
                  SharingRequest.steward(
                      access.caller(), product, List.of(new Subject.Golden(one.id())))));
    }
    Order order = order(reason);
    Set<GoldenId> now = new TreeSet<>();
    for (int i = 0; i < seen.size(); i++) {
      if (identities.get(i).active()) now.add(seen.get(i).id());
      else now.addAll(subjects.nowOf(seen.get(i).id()));
    }
    return gate.release(
        steward(identities.get(0).domain(), now),
        scope -> {
          scope.filter(); // put to each record that is told
          return told(
              asked,
              () -> {
                for (int i = 0; i < seen.size(); i++) {
                  if (!identities.get(i).active()) throw subjects.retired(seen.get(i).id());
                }
                CommandDone done = command.run(order);
                asked.beside().run();
                return done;
              });
        },
        Told.MASKING);
  }

  private interface Work {
    CommandDone run();
  }

  private Told told(Asked asked, Work work) {
    if (asked.isPreview()) {
      CommandDone draft = work.run();
      return previewed(effects.preview(draft.set(), draft.suspended()));
    }
    Idempotency.Done<UUID> done =
        idempotency.within(
            asked.key(), asked.operation(), asked.body(), UUID.class, () -> idOf(work.run()));
    return new Told(effects.of(new CommandId(done.ids())), null, null, done.isRepeated());
  }

  private static UUID idOf(CommandDone done) {
    CommandId id = done.id();
    if (id == null) throw new IllegalStateException("a command that was carried out has an id");
    return id.value();
  }

  private Told previewed(Effect effect) {
    return new Told(effect, null, touching.of(effect.ids(), effect.records()), false);
  }

  Released<Told> read(CommandId id) {
    CommandView command = require(id);
    return gate.release(
        steward(command.domain(), command.golden()),
        scope -> {
          scope.filter(); // put to each record that is told
          return new Told(effects.of(id), command, null, false);
        },
        Told.MASKING);
  }

  /**
   * @param domain that the caller is steward of
   */
  Released<Slice<CommandView>> list(
      String domain, @Nullable GoldenId golden, @Nullable CommandId before, int limit) {
    return gate.release(
        search(Products.goldenOf(domain), limit),
        scope -> {
          scope.filter(); // no values are told
          List<CommandView> found = book.recent(Set.of(domain), golden, before, limit + 1);
          return Slice.of(found, limit, last -> last.id().toString());
        },
        new Named<>(page -> page.items().size()));
  }

  /** The same answer for a command of another domain as for one that never was. */
  private CommandView require(CommandId id) {
    return subjects.require(
        () -> book.find(id),
        CommandView::domain,
        new Refused(
            404, "command", "There is no command %s in your domains; list them.".formatted(id)),
        product -> search(product, 1));
  }

  private SharingRequest steward(String domain, Collection<GoldenId> golden) {
    String product = Products.goldenOf(domain);
    if (golden.isEmpty()) return search(product, 1);
    List<Subject> named =
        golden.stream().map(Subject.Golden::new).collect(Collectors.toUnmodifiableList());
    return SharingRequest.steward(access.caller(), product, named);
  }

  private SharingRequest search(String product, int limit) {
    return SharingRequest.search(
        access.caller(), product, Purpose.RECORD_MANAGEMENT, Set.of(), limit);
  }

  private Order order(String reason) {
    return new Order(access.caller().subject(), reason);
  }
}
