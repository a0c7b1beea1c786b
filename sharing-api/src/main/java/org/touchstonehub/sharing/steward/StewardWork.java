package org.touchstonehub.sharing.steward;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.change.TaskKind;
import org.touchstonehub.mdm.command.Effect;
import org.touchstonehub.mdm.command.Effects;
import org.touchstonehub.mdm.source.SourceRecord;
import org.touchstonehub.mdm.source.SourceRecords;
import org.touchstonehub.mdm.stewardship.ChangeRequests;
import org.touchstonehub.mdm.stewardship.DecisionId;
import org.touchstonehub.mdm.stewardship.DecisionMade;
import org.touchstonehub.mdm.stewardship.DecisionPreview;
import org.touchstonehub.mdm.stewardship.DecisionView;
import org.touchstonehub.mdm.stewardship.StewardDecisions;
import org.touchstonehub.mdm.stewardship.StewardTask;
import org.touchstonehub.mdm.stewardship.StewardTasks;
import org.touchstonehub.mdm.stewardship.Stewardship;
import org.touchstonehub.mdm.stewardship.TaskDesk;
import org.touchstonehub.mdm.stewardship.TaskId;
import org.touchstonehub.mdm.stewardship.TaskOutcome;
import org.touchstonehub.mdm.stewardship.TaskQuery;
import org.touchstonehub.mdm.stewardship.TaskRecord;
import org.touchstonehub.mdm.stewardship.TaskView;
import org.touchstonehub.mdm.stewardship.Verdict;
import org.touchstonehub.policy.gate.Released;
import org.touchstonehub.policy.gate.Scope;
import org.touchstonehub.policy.gate.SharingGate;
import org.touchstonehub.policy.gate.SharingRefused;
import org.touchstonehub.policy.gate.SharingRequest;
import org.touchstonehub.policy.gate.Subject;
import org.touchstonehub.policy.purpose.Purpose;
import org.touchstonehub.policy.touched.Touching;
import org.touchstonehub.product.Products;
import org.touchstonehub.sharing.command.Named;
import org.touchstonehub.sharing.command.Told;
import org.touchstonehub.sharing.problem.Refused;
import org.touchstonehub.sharing.request.Idempotency;
import org.touchstonehub.sharing.request.RequestKey;
import org.touchstonehub.sharing.request.Versions;
import org.touchstonehub.sharing.security.Access;

/** Steward tasks as far as the caller may know of them. */
@RequestScoped
class StewardWork {
  @Inject StewardTasks tasks;
  @Inject StewardDecisions decisions;
  @Inject Stewardship stewardship;
  @Inject TaskDesk desk;
  @Inject ChangeRequests requests;
  @Inject SourceRecords records;
  @Inject SharingGate gate;
  @Inject Access access;
  @Inject StewardJsonMapper json;
  @Inject Effects effects;
  @Inject Touching touching;
  @Inject Idempotency idempotency;

  Released<TaskPreview> preview(TaskId id) {
    TaskView task = require(id);
    Released<TaskPreview> released =
        gate.release(
            about(task),
            () ->
                new TaskPreview(
                    task,
                    task.records().stream().map(this::side).toList(),
                    desk.comments(id),
                    task.kind() == TaskKind.CHANGE_REQUEST ? requests.of(task) : null),
            TaskPreview.MASKING);
    desk.note(id, access.caller().subject());
    return released;
  }

  /** A page of open tasks, and how many are open in all. */
  record Tasks(StewardTasks.Page page, long open) {}

  /**
   * What waits in some domains. The gate is asked for each before anything of it is read; one that
   * it refuses is left out while there are others.
   *
   * @param asked which tasks of them, and in which order
   * @param domains of the caller, at least one
   * @throws SharingRefused if all are refused
   */
  Released<Tasks> list(TaskQuery asked, List<String> domains, @Nullable String after, int limit) {
    List<String> permitted = new ArrayList<>();
    for (String domain : domains.subList(1, domains.size())) {
      try {
        gate.release(search(domain, limit), StewardWork::nothing, new Named<>(none -> 0));
        permitted.add(domain);
      } catch (SharingRefused other) {
        // on record; the list is of the others
      }
    }
    try {
      Set<String> all = new TreeSet<>(permitted);
      all.add(domains.get(0));
      return gate.release(
          search(domains.get(0), limit),
          scope -> {
            scope.filter(); // no values are told
            long open = all.stream().mapToLong(tasks::countOpen).sum();
            return new Tasks(tasks.list(asked.in(all), after, limit), open);
          },
          new Named<>(found -> found.page().tasks().size()));
    } catch (SharingRefused first) {
      if (permitted.isEmpty()) throw first;
      return list(asked, permitted, after, limit);
    }
  }

  private static String nothing(Scope scope) {
    scope.filter(); // nothing is read
    return "";
  }

  private SharingRequest search(String domain, int limit) {
    return SharingRequest.search(
        access.caller(), Products.goldenOf(domain), Purpose.RECORD_MANAGEMENT, Set.of(), limit);
  }

  /**
   * What became of an answer, in ids alone.
   *
   * @param status 200 where something was decided, 202 where a second steward has to confirm, 204
   *     for neither
   */
  record Outcome(int status, @Nullable DecisionMadeJson made) {}

  /**
   * An answer as it is told.
   *
   * @param proposed the task that waits for a second steward; null where it does not
   */
  record Answered(Outcome outcome, @Nullable TaskView proposed, boolean isRepeated) {}

  Released<Answered> decide(TaskId id, int revision, NewDecisionJson body, RequestKey key) {
    TaskView task = require(id);
    return gate.release(
        about(task),
        scope -> {
          scope.filter(); // no values are told
          Idempotency.Done<Outcome> done =
              idempotency.within(
                  key,
                  "decideStewardTask " + id,
                  List.of(revision, body),
                  Outcome.class,
                  () -> decide(id, revision, body));
          TaskView proposed = done.ids().status() == 202 ? tasks.find(id) : null;
          return new Answered(done.ids(), proposed, done.isRepeated());
        },
        new Named<>(made -> 1));
  }

  private Outcome decide(TaskId id, int revision, NewDecisionJson body) {
    expect(id, revision);
    TaskOutcome outcome =
        stewardship.decide(
            id, verdict(body.verdict()), access.caller().subject(), comment(body), revision);
    DecisionMade made = outcome.made();
    if (made != null) return new Outcome(200, json.toJson(made));
    return new Outcome(outcome.proposed() == null ? 204 : 202, null);
  }

  Released<Told> preview(TaskId id, int revision, NewDecisionJson body) {
    TaskView task = require(id);
    return gate.release(
        about(task),
        scope -> {
          scope.filter(); // put to each record that is told
          expect(id, revision);
          DecisionPreview preview =
              stewardship.preview(
                  id, verdict(body.verdict()), access.caller().subject(), comment(body), revision);
          Effect effect = effects.preview(preview.set(), preview.suspended());
          return new Told(effect, null, touching.of(effect.ids(), effect.records()), false);
        },
        Told.MASKING);
  }

  /** Null where nothing about two records was decided. */
  record Confirmed(@Nullable DecisionMadeJson made) {}

  Released<Confirmed> confirm(TaskId id, int revision) {
    TaskView task = require(id);
    return gate.release(
        about(task),
        scope -> {
          scope.filter(); // no values are told
          expect(id, revision);
          DecisionMade made = stewardship.confirm(id, access.caller().subject(), revision).made();
          return new Confirmed(made == null ? null : json.toJson(made));
        },
        new Named<>(made -> 1));
  }

  Released<TaskView> decline(TaskId id, int revision) {
    TaskView task = require(id);
    return gate.release(
        about(task),
        scope -> {
          scope.filter(); // no values are told
          expect(id, revision);
          stewardship.decline(id, access.caller().subject(), revision);
          return tasks.find(id);
        },
        new Named<>(declined -> 1));
  }

  void expect(TaskId id, int revision) {
    TaskView task = tasks.find(id);
    boolean isOpen =
        task.state() == StewardTask.State.OPEN || task.state() == StewardTask.State.PROPOSED;
    if (task.revision() != revision && isOpen) {
      throw Versions.stale();
    }
  }

  private static String comment(NewDecisionJson body) {
    return body.comment() == null ? "" : body.comment();
  }

  Released<DecisionMadeJson> withdraw(DecisionId id) {
    DecisionView decision =
        access.find(
            () -> decisions.find(id),
            DecisionView::domain,
            () ->
                new Refused(
                    404,
                    "steward-decision",
                    "There is no decision %s of a steward in your domains.".formatted(id)));
    return gate.release(
        steward(decision.domain(), List.of(decision.pair().a(), decision.pair().b())),
        scope -> {
          scope.filter(); // no values are told
          return json.toJson(stewardship.withdraw(id, access.caller().subject()));
        },
        new Named<>(made -> 1));
  }

  SharingRequest about(TaskView task) {
    return steward(task.domain(), task.records().stream().map(TaskRecord::source).toList());
  }

  private SharingRequest steward(String domain, List<SourceKey> records) {
    return SharingRequest.steward(
        access.caller(),
        Products.goldenOf(domain),
        records.stream().<Subject>map(Subject.Source::new).toList());
  }

  /** The same answer for a task of another domain as for one that never was. */
  TaskView require(TaskId id) {
    return access.find(
        () -> tasks.find(id),
        TaskView::domain,
        () ->
            new Refused(
                404,
                "steward-task",
                "There is no steward task %s in your domains; list the open ones.".formatted(id)));
  }

  private TaskPreview.Side side(TaskRecord record) {
    Map<String, String> attributes =
        records.find(record.source()).map(SourceRecord::attributes).orElseGet(Map::of);
    return new TaskPreview.Side(record, attributes);
  }

  /** Refuses an answer that no task takes. */
  static void check(NewDecisionJson answer) {
    Verdict unused = verdict(answer.verdict());
    Stewardship.checkComment(comment(answer));
  }

  private static Verdict verdict(String text) {
    return switch (String.valueOf(text)) {
      case "match" -> Verdict.MATCH;
      case "no-match" -> Verdict.NO_MATCH;
      default ->
          throw new Refused(400, "steward-decision", "The verdict is 'match' or 'no-match'.");
    };
  }
}
