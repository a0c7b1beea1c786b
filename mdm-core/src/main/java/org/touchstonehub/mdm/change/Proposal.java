package org.touchstonehub.mdm.change;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.engine.Constraints;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.golden.GoldenId;

/**
 * What somebody wants to be so.
 *
 * @param cause names who or what asks for it
 * @param origin who makes the links that follow
 * @param said source records as they are to be; empty for one that is to be gone
 * @param asked other records whose golden records may change by it
 * @param decided what stewards are to have decided
 * @param wanted golden ids to give back, by record; for an undo
 * @param expected the version that a golden record must have, by id: what somebody saw
 * @param isStillSo asked when nobody else can change what this was made of: false if somebody has,
 *     so that it has to be made again
 * @param inputs what is to be written so that all this is so
 */
public record Proposal(
    String domain,
    UUID cause,
    ChangeSet.Origin origin,
    Map<SourceKey, Optional<Said>> said,
    Set<SourceKey> asked,
    Ruling decided,
    Map<SourceKey, GoldenId> wanted,
    Map<GoldenId, Integer> expected,
    BooleanSupplier isStillSo,
    List<ChangeSet.Input> inputs) {
  /** What stewards are to have decided. */
  public interface Ruling {
    /** As they have. */
    Ruling AS_IS = (about, records) -> about;

    /**
     * @param about what stands about some records: every pair that has one of them
     * @return what is to stand about them
     */
    Constraints over(Constraints about, Set<SourceKey> records);

    /** Records of which something else is decided than before. */
    default Set<SourceKey> concerned() {
      return Set.of();
    }
  }

  /**
   * What is said of a source record.
   *
   * @param values by attribute name
   * @param since since when it is so; null for now
   * @param version that the record is to have
   */
  public record Said(Map<String, String> values, @Nullable Instant since, int version) {
    public Said {
      values = Map.copyOf(values);
    }
  }

  public Proposal {
    said = new TreeMap<>(said);
    asked = Set.copyOf(asked);
    wanted = Map.copyOf(wanted);
    expected = Map.copyOf(expected);
    inputs = List.copyOf(inputs);
  }

  /** Source records that their systems say something else of. */
  public static Proposal said(
      String domain,
      UUID cause,
      Map<SourceKey, Optional<Said>> said,
      List<? extends ChangeSet.Input> inputs) {
    return new Proposal(
        domain,
        cause,
        ChangeSet.Origin.AUTO,
        said,
        Set.of(),
        Ruling.AS_IS,
        Map.of(),
        Map.of(),
        () -> true,
        List.copyOf(inputs));
  }

  /** Something that stewards decide about records. */
  public static Proposal decided(
      String domain,
      UUID cause,
      Set<SourceKey> about,
      Ruling decided,
      List<? extends ChangeSet.Input> inputs) {
    return new Proposal(
        domain,
        cause,
        ChangeSet.Origin.STEWARD,
        Map.of(),
        about,
        decided,
        Map.of(),
        Map.of(),
        () -> true,
        List.copyOf(inputs));
  }

  /** The same as what somebody ordered: it is named as the cause, and can be undone. */
  public Proposal ordered() {
    return new Proposal(
        domain,
        cause,
        ChangeSet.Origin.STEWARD,
        said,
        asked,
        decided,
        wanted,
        expected,
        isStillSo,
        inputs);
  }

  /** The same, if these golden records still have the versions that somebody saw. */
  public Proposal expecting(Map<GoldenId, Integer> versions) {
    return new Proposal(
        domain, cause, origin, said, asked, decided, wanted, versions, isStillSo, inputs);
  }

  /** The same, and where the same records come together again they get these golden ids. */
  public Proposal restoring(Map<SourceKey, GoldenId> golden) {
    return new Proposal(
        domain, cause, origin, said, asked, decided, golden, expected, isStillSo, inputs);
  }

  /** The same as long as this is so. */
  public Proposal provided(BooleanSupplier so) {
    return new Proposal(domain, cause, origin, said, asked, decided, wanted, expected, so, inputs);
  }
}
