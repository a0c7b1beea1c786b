package org.touchstonehub.mdm.change;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.engine.Constraints;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.golden.GoldenId;

/**
 * What somebody wants to be so.
 *
 * @param cause names who or what asks for it
 * @param origin who makes the links that follow
 * @param said source records as they are to be: values by attribute name, empty for one that is to
 *     be gone
 * @param asked other records whose golden records may change by it
 * @param decided what stewards are to have decided about some records; null for what they have
 * @param wanted golden ids to give back, by record; for an undo
 * @param inputs what is to be written so that all this is so
 */
public record Proposal(
    String domain,
    UUID cause,
    ChangeSet.Origin origin,
    Map<SourceKey, Optional<Map<String, String>>> said,
    Set<SourceKey> asked,
    @Nullable Function<Set<SourceKey>, Constraints> decided,
    Map<SourceKey, GoldenId> wanted,
    List<ChangeSet.Input> inputs) {
  public Proposal {
    said = new TreeMap<>(said);
    asked = Set.copyOf(asked);
    wanted = Map.copyOf(wanted);
    inputs = List.copyOf(inputs);
  }

  /** Source records that their systems say something else of. */
  public static Proposal said(
      String domain,
      UUID cause,
      Map<SourceKey, Optional<Map<String, String>>> said,
      List<? extends ChangeSet.Input> inputs) {
    return new Proposal(
        domain, cause, ChangeSet.Origin.AUTO, said, Set.of(), null, Map.of(), List.copyOf(inputs));
  }

  /** Something that stewards decide about records. */
  public static Proposal decided(
      String domain,
      UUID cause,
      Set<SourceKey> about,
      Function<Set<SourceKey>, Constraints> decided,
      List<? extends ChangeSet.Input> inputs) {
    return new Proposal(
        domain,
        cause,
        ChangeSet.Origin.STEWARD,
        Map.of(),
        about,
        decided,
        Map.of(),
        List.copyOf(inputs));
  }

  /** The same, and where the same records come together again they get these golden ids. */
  public Proposal restoring(Map<SourceKey, GoldenId> golden) {
    return new Proposal(domain, cause, origin, said, asked, decided, golden, inputs);
  }
}
