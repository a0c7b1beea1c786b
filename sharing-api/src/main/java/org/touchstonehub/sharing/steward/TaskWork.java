package org.touchstonehub.sharing.steward;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.failure.TouchstoneException;
import org.touchstonehub.mdm.change.Attempts;
import org.touchstonehub.mdm.stewardship.StewardTasks;
import org.touchstonehub.mdm.stewardship.TaskComment;
import org.touchstonehub.mdm.stewardship.TaskDesk;
import org.touchstonehub.mdm.stewardship.TaskId;
import org.touchstonehub.mdm.stewardship.TaskView;
import org.touchstonehub.policy.gate.Released;
import org.touchstonehub.policy.gate.SharingGate;
import org.touchstonehub.sharing.command.CommandAnswers;
import org.touchstonehub.sharing.command.Named;
import org.touchstonehub.sharing.command.Told;
import org.touchstonehub.sharing.problem.Problem;
import org.touchstonehub.sharing.problem.Refused;
import org.touchstonehub.sharing.request.RequestKey;
import org.touchstonehub.sharing.security.Access;

/** How stewards share their tasks, as far as the caller may know of these. */
@RequestScoped
class TaskWork {
  @Inject StewardWork work;
  @Inject StewardTasks tasks;
  @Inject TaskDesk desk;
  @Inject CommandAnswers commands;
  @Inject SharingGate gate;
  @Inject Access access;

  Released<TaskView> claim(TaskId id, int revision) {
    return changed(id, revision, () -> desk.claim(id, me(), revision));
  }

  /**
   * @param steward null for nobody
   */
  Released<TaskView> assign(TaskId id, @Nullable String steward, int revision) {
    return changed(id, revision, () -> desk.assign(id, steward, me(), revision));
  }

  private Released<TaskView> changed(TaskId id, int revision, Runnable change) {
    return gate.release(
        work.about(work.require(id)),
        scope -> {
          scope.filter(); // no values are told
          work.expect(id, revision);
          change.run();
          return tasks.find(id);
        },
        new Named<>(task -> 1));
  }

  Released<TaskComment> comment(TaskId id, String text) {
    return gate.release(
        work.about(work.require(id)),
        scope -> {
          scope.filter(); // no values are told
          return desk.comment(id, me(), text);
        },
        new Named<>(comment -> 1));
  }

  Released<List<TaskComment>> comments(TaskId id) {
    return gate.release(
        work.about(work.require(id)),
        scope -> {
          scope.filter(); // no values are told
          return desk.comments(id);
        },
        new Named<>(comments -> 1));
  }

  /** A task as its steward saw it. */
  private record Seen(TaskId id, int revision) {
    static Seen of(SeenTaskJson task) {
      return new Seen(TaskId.fromString(task.id()), task.revision());
    }
  }

  /** Each task in a transaction and by a decision of its own; what one is refused ends none. */
  List<DecidedTaskJson> decide(NewDecisionsJson body, boolean isPreview) {
    NewDecisionJson answer = new NewDecisionJson(body.verdict(), body.comment());
    StewardWork.check(answer); // refuses the whole, not task by task
    List<Seen> tasks = body.tasks().stream().map(Seen::of).toList();
    List<DecidedTaskJson> decided = new ArrayList<>();
    for (Seen seen : tasks) {
      decided.add(oneOf(seen, () -> isPreview ? previewed(seen, answer) : decided(seen, answer)));
    }
    return decided;
  }

  private static DecidedTaskJson oneOf(Seen seen, Callable<DecidedTaskJson> work) {
    try {
      return Attempts.at(work);
    } catch (Refused refused) {
      return refused(seen, refused.problem().slug(), refused.problem().detail());
    } catch (TouchstoneException failure) {
      if (failure.kind() == TouchstoneException.Kind.INTERNAL) throw failure;
      return refused(seen, failure.slug(), String.valueOf(failure.getMessage()));
    } catch (RuntimeException failure) {
      throw failure;
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static DecidedTaskJson refused(Seen seen, String slug, String detail) {
    return new DecidedTaskJson(
        seen.id().toString(), "refused", null, slug, Problem.inLanguageOfRequest(detail), null);
  }

  private DecidedTaskJson decided(Seen seen, NewDecisionJson answer) {
    Released<StewardWork.Answered> released =
        work.decide(seen.id(), seen.revision(), answer, new RequestKey());
    StewardWork.Outcome outcome = released.value().outcome();
    String what =
        switch (outcome.status()) {
          case 200 -> "decided";
          case 202 -> "proposed";
          default -> "answered";
        };
    return new DecidedTaskJson(
        seen.id().toString(), what, outcome.made(), null, null, decision(released));
  }

  private DecidedTaskJson previewed(Seen seen, NewDecisionJson answer) {
    Released<Told> draft = work.preview(seen.id(), seen.revision(), answer);
    DecisionMadeJson made =
        DecisionMadeJson.preview(answer.verdict(), commands.json(draft, access.caller()));
    return new DecidedTaskJson(
        seen.id().toString(), "previewed", made, null, null, decision(draft));
  }

  private static UUID decision(Released<?> released) {
    return UUID.fromString(released.decision().toString());
  }

  private String me() {
    return access.caller().subject();
  }
}
