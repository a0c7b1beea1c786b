package org.touchstonehub.sharing.command;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.touchstonehub.mdm.change.TaskKind;
import org.touchstonehub.mdm.command.Seen;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.mdm.golden.GoldenRecords;
import org.touchstonehub.mdm.stewardship.ChangeRequest;
import org.touchstonehub.mdm.stewardship.ChangeRequests;
import org.touchstonehub.mdm.stewardship.StewardTasks;
import org.touchstonehub.mdm.stewardship.TaskComment;
import org.touchstonehub.mdm.stewardship.TaskDesk;
import org.touchstonehub.mdm.stewardship.TaskId;
import org.touchstonehub.mdm.stewardship.TaskView;
import org.touchstonehub.policy.gate.Released;
import org.touchstonehub.policy.gate.SharingGate;
import org.touchstonehub.policy.gate.SharingRequest;
import org.touchstonehub.policy.gate.Subject;
import org.touchstonehub.policy.pdp.Operation;
import org.touchstonehub.policy.purpose.Purpose;
import org.touchstonehub.product.Products;
import org.touchstonehub.sharing.golden.GoldenSubjects;
import org.touchstonehub.sharing.problem.Refused;
import org.touchstonehub.sharing.request.RequestKey;
import org.touchstonehub.sharing.request.Versions;
import org.touchstonehub.sharing.security.Access;

/** Changes that are asked for: who may read a golden record may ask for a change of it. */
@RequestScoped
class ChangeRequestWork {
  @Inject ChangeRequests requests;
  @Inject StewardTasks tasks;
  @Inject TaskDesk desk;
  @Inject CommandWork commands;
  @Inject GoldenSubjects subjects;
  @Inject SharingGate gate;
  @Inject Access access;

  /** A request as its requester may know of it. */
  record Asked(TaskView task, List<TaskComment> comments) {}

  Released<Asked> ask(ChangeRequest request, Purpose purpose) {
    List<GoldenId> all = new ArrayList<>(List.of(request.golden()));
    all.addAll(request.with());
    List<GoldenRecords.Identity> identities = new ArrayList<>();
    for (GoldenId id : all) {
      identities.add(subjects.require(id, product -> read(product, purpose, List.of(id))));
    }
    String domain = identities.get(0).domain();
    if (identities.stream().anyMatch(one -> !one.domain().equals(domain))) {
      throw new Refused(
          400, "change-request", "All golden records of a request are of one domain.");
    }
    return gate.release(
        read(Products.goldenOf(domain), purpose, all),
        scope -> {
          scope.filter(); // no values are told
          return new Asked(tasks.find(requests.ask(domain, request)), List.of());
        },
        new Named<>(asked -> 1));
  }

  private SharingRequest read(String product, Purpose purpose, List<GoldenId> golden) {
    List<Subject> named = golden.stream().<Subject>map(Subject.Golden::new).toList();
    return new SharingRequest(
        access.caller(), product, purpose, Operation.READ, named, Set.of(), Set.of(), null);
  }

  /** To who asked alone: to everybody else there is none. */
  Asked mine(TaskId id) {
    Refused none =
        new Refused(
            404, "change-request", "You have asked for no change under the id %s.".formatted(id));
    TaskView task = access.find(() -> tasks.find(id), TaskView::domain, () -> none);
    boolean isMine =
        task.kind() == TaskKind.CHANGE_REQUEST
            && requests.of(task).requester().equals(access.caller().subject());
    if (!isMine) throw none;
    return new Asked(task, desk.comments(id));
  }

  /** Carries it out as the command that it asks for, or shows what that would change. */
  Released<Told> accept(TaskId id, int revision, boolean isPreview) {
    TaskView task = require(id, revision);
    ChangeRequest request = requests.of(task);
    List<Seen> seen = new ArrayList<>(List.of(now(request.golden())));
    for (GoldenId other : request.with()) seen.add(now(other));
    String reason = "asked for by %s: %s".formatted(request.requester(), request.reason());
    String steward = access.caller().subject();
    CommandWork.Asked asked =
        new CommandWork.Asked(
            "accept " + id,
            revision,
            isPreview,
            new RequestKey(),
            () -> {
              if (!isPreview) requests.accept(id, steward, revision);
            });
    return switch (request.command()) {
      case MERGE -> commands.merge(asked, seen.get(0), seen.subList(1, seen.size()), reason);
      case SPLIT -> commands.split(asked, seen.get(0), request.parts(), reason);
      case EDIT -> commands.edit(asked, seen.get(0), request.attributes(), reason);
    };
  }

  private Seen now(GoldenId id) {
    return new Seen(id, requests.versionOf(id));
  }

  Released<TaskView> refuse(TaskId id, int revision, String reason) {
    TaskView task = require(id, revision);
    ChangeRequest request = requests.of(task);
    return gate.release(
        SharingRequest.steward(
            access.caller(),
            Products.goldenOf(task.domain()),
            List.of(new Subject.Golden(request.golden()))),
        scope -> {
          scope.filter(); // no values are told
          requests.refuse(id, access.caller().subject(), reason, revision);
          return tasks.find(id);
        },
        new Named<>(refused -> 1));
  }

  private TaskView require(TaskId id, int revision) {
    TaskView task =
        access.find(
            () -> tasks.find(id),
            TaskView::domain,
            () ->
                new Refused(
                    404,
                    "steward-task",
                    "There is no steward task %s in your domains; list the open ones."
                        .formatted(id)));
    boolean isOpen = task.answer() == null && task.closedBecause() == null;
    if (isOpen && task.revision() != revision) throw Versions.stale();
    return task;
  }
}
