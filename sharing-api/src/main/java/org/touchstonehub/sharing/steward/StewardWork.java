package org.touchstonehub.sharing.steward;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.touchstonehub.mdm.source.SourceRecord;
import org.touchstonehub.mdm.source.SourceRecords;
import org.touchstonehub.mdm.stewardship.DecisionId;
import org.touchstonehub.mdm.stewardship.DecisionMade;
import org.touchstonehub.mdm.stewardship.DecisionView;
import org.touchstonehub.mdm.stewardship.StewardDecisions;
import org.touchstonehub.mdm.stewardship.StewardTask;
import org.touchstonehub.mdm.stewardship.StewardTasks;
import org.touchstonehub.mdm.stewardship.Stewardship;
import org.touchstonehub.mdm.stewardship.TaskId;
import org.touchstonehub.mdm.stewardship.TaskOutcome;
import org.touchstonehub.mdm.stewardship.TaskRecord;
import org.touchstonehub.mdm.stewardship.TaskView;
import org.touchstonehub.mdm.stewardship.Verdict;
import org.touchstonehub.policy.gate.Released;
import org.touchstonehub.policy.gate.SharingGate;
import org.touchstonehub.policy.gate.SharingRequest;
import org.touchstonehub.policy.gate.Subject;
import org.touchstonehub.product.Products;
import org.touchstonehub.sharing.problem.Refused;
import org.touchstonehub.sharing.request.Versions;
import org.touchstonehub.sharing.security.Access;

/** Steward tasks as far as the caller may know of them. */
@RequestScoped
class StewardWork {
  @Inject StewardTasks tasks;
  @Inject StewardDecisions decisions;
  @Inject Stewardship stewardship;
  @Inject SourceRecords records;
  @Inject SharingGate gate;
  @Inject Access access;
  @Inject StewardJsonMapper json;

  Released<TaskPreview> preview(TaskId id) {
    TaskView task = require(id);
    List<Subject> subjects =
        task.records().stream().<Subject>map(r -> new Subject.Source(r.source())).toList();
    String product = Products.goldenOf(task.domain());
    return gate.release(
        SharingRequest.steward(access.caller(), product, subjects),
        () -> new TaskPreview(task, task.records().stream().map(this::side).toList()),
        TaskPreview.MASKING);
  }

  /** 200 with what was decided, 202 where a second steward has to confirm, 204 for neither. */
  Response decide(TaskId id, int revision, NewDecisionJson body) {
    TaskView task = require(id);
    if (task.revision() != revision && task.state() == StewardTask.State.OPEN) {
      throw Versions.stale();
    }
    Verdict verdict = verdict(body.verdict());
    String comment = body.comment() == null ? "" : body.comment();
    String steward = access.caller().subject();
    return answer(id, stewardship.decide(id, verdict, steward, comment, revision));
  }

  private Response answer(TaskId id, TaskOutcome outcome) {
    DecisionMade made = outcome.made();
    if (made != null) return Response.ok(json.toJson(made)).build();
    if (outcome.proposed() == null) return Response.noContent().build();
    return Response.accepted(json.toSummary(tasks.find(id))).build();
  }

  DecisionMadeJson withdraw(DecisionId id) {
    access.find(
        () -> decisions.find(id),
        DecisionView::domain,
        () ->
            new Refused(
                404,
                "steward-decision",
                "There is no decision %s of a steward in your domains.".formatted(id)));
    return json.toJson(stewardship.withdraw(id, access.caller().subject()));
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

  private static Verdict verdict(String text) {
    return switch (String.valueOf(text)) {
      case "match" -> Verdict.MATCH;
      case "no-match" -> Verdict.NO_MATCH;
      default ->
          throw new Refused(400, "steward-decision", "The verdict is 'match' or 'no-match'.");
    };
  }
}
