package org.touchstonehub.mdm.link;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.match.survive.SourceVersion;
import org.touchstonehub.mdm.golden.GoldenId;

/**
 * What the hub says of some source records and of all that share a golden record with one of them:
 * what a change starts from.
 *
 * @param at the instant at which a change of it is recorded
 * @param records those that are there, by key
 * @param corrections what corrections say beside their values, and what they correct, by key; one
 *     that is there is among the records
 * @param links by key; a record that belongs to no golden record has none, and one that was deleted
 *     may still have one
 * @param versions the newest version of each golden record that is linked to, or retired and named
 *     here
 * @param retired golden ids that held one of the records last, each with all that it held last
 * @param questions open tasks about these records
 */
public record Situation(
    String domain,
    Instant at,
    Map<SourceKey, SourceVersion> records,
    Map<SourceKey, Anchored> corrections,
    Map<SourceKey, Link> links,
    Map<GoldenId, GoldenVersion> versions,
    Map<GoldenId, Set<SourceKey>> retired,
    List<OpenQuestion> questions) {

  /**
   * A version of a golden record.
   *
   * @param digest of its content, in hexadecimal
   * @param isCurrent false where it is the last of a retired one
   */
  public record GoldenVersion(int number, String digest, boolean isCurrent, Instant recorded) {}

  public Situation {
    records = new TreeMap<>(records);
    corrections = new TreeMap<>(corrections);
    links = new TreeMap<>(links);
    versions = Map.copyOf(versions);
    retired = new TreeMap<>(retired);
    questions = List.copyOf(questions);
  }

  /** The same where these records were as they are given here, null for one that was not there. */
  public Situation with(Map<SourceKey, ? extends Optional<SourceVersion>> changed) {
    Map<SourceKey, SourceVersion> now = new HashMap<>(records);
    changed.forEach(
        (key, version) ->
            version.ifPresentOrElse(there -> now.put(key, there), () -> now.remove(key)));
    return new Situation(domain, at, now, corrections, links, versions, retired, questions);
  }

  /** The same with corrections that are made. */
  public Situation correctedBy(Map<SourceKey, Anchored> made) {
    Map<SourceKey, Anchored> all = new HashMap<>(corrections);
    all.putAll(made);
    return new Situation(domain, at, records, all, links, versions, retired, questions);
  }

  /**
   * The record whose golden record a correction belongs to: the first that it corrects and that is
   * there.
   */
  public Optional<SourceKey> home(SourceKey correction) {
    Anchored anchored = corrections.get(correction);
    return anchored == null || !records.containsKey(correction)
        ? Optional.empty()
        : anchored.home(records.keySet());
  }

  /** The records that are there as they are linked, in the order of their first key. */
  public List<Set<SourceKey>> asLinked() {
    Map<GoldenId, Set<SourceKey>> groups = new LinkedHashMap<>();
    List<Set<SourceKey>> all = new java.util.ArrayList<>();
    for (SourceKey key : records.keySet()) {
      Link link = links.get(key);
      if (link == null) {
        all.add(Set.of(key));
        continue;
      }
      groups
          .computeIfAbsent(
              link.golden(),
              ignored -> {
                Set<SourceKey> group = new TreeSet<>();
                all.add(group);
                return group;
              })
          .add(key);
    }
    return all;
  }
}
