package org.touchstonehub.mdm.command;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.model.CorrectionRule;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.match.survive.GoldenValue;
import org.touchstonehub.mdm.change.ChangeSet;
import org.touchstonehub.mdm.change.NewCorrection;
import org.touchstonehub.mdm.command.Effect.CorrectionEffect;
import org.touchstonehub.mdm.command.Effect.GoldenEffect;
import org.touchstonehub.mdm.command.Effect.Holds;
import org.touchstonehub.mdm.command.Effect.WordOn;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.database.Row;
import org.touchstonehub.mdm.golden.GoldenRecord;
import org.touchstonehub.mdm.link.Corrections;
import org.touchstonehub.mdm.model.ActiveModels;
import org.touchstonehub.mdm.source.NewVersion;

/** What commands do to what stewards say of values, and whether it comes to be the value. */
final class CorrectionEffects {
  private final Database database;
  private final ActiveModels models;

  CorrectionEffects(Database database, ActiveModels models) {
    this.database = database;
    this.models = models;
  }

  /**
   * What a correction speaks of.
   *
   * @param withheld of these, those that it says have no value
   */
  private record Word(@Nullable Instant until, Set<String> attributes, Set<String> withheld) {}

  /**
   * @param golden what the command did to golden records
   */
  List<CorrectionEffect> of(CommandView command, List<GoldenEffect> golden) {
    Map<SourceKey, Boolean> isMade = new TreeMap<>();
    database
        .sql(
            """
            select system, key, deleted from mdm.source_record
            where cause = :command and system = :system""")
        .set("command", command.id().value())
        .set("system", Corrections.systemOf(command.domain()))
        .each(
            row ->
                isMade.put(
                    new SourceKey(row.text("system"), row.text("key")), !row.flag("deleted")));
    return effects(command.domain(), isMade, stored(isMade.keySet()), golden);
  }

  List<CorrectionEffect> preview(ChangeSet set, List<GoldenEffect> golden) {
    Map<SourceKey, Boolean> isMade = new TreeMap<>();
    Map<SourceKey, Word> words = new TreeMap<>();
    for (ChangeSet.Input input : set.inputs()) {
      if (input instanceof NewVersion version && Corrections.isOne(version.key())) {
        isMade.put(version.key(), version.attributes() != null);
        if (version.attributes() != null) given(version, words);
      } else if (input instanceof NewCorrection made) {
        withheld(made, words);
      }
    }
    Map<SourceKey, Word> all = new TreeMap<>(stored(isMade.keySet()));
    all.putAll(words);
    return effects(set.domain(), isMade, all, golden);
  }

  private static void given(NewVersion version, Map<SourceKey, Word> words) {
    Map<String, String> values = version.attributes();
    if (values == null) return;
    words.merge(
        version.key(), new Word(null, values.keySet(), Set.of()), CorrectionEffects::together);
  }

  private static void withheld(NewCorrection made, Map<SourceKey, Word> words) {
    Set<String> withheld = made.correction().terms().withheld();
    words.merge(
        made.key(),
        new Word(made.correction().terms().until(), withheld, withheld),
        CorrectionEffects::together);
  }

  private static Word together(Word a, Word b) {
    Set<String> attributes = new TreeSet<>(a.attributes);
    attributes.addAll(b.attributes);
    Set<String> withheld = new TreeSet<>(a.withheld);
    withheld.addAll(b.withheld);
    return new Word(a.until == null ? b.until : a.until, attributes, withheld);
  }

  private Map<SourceKey, Word> stored(Set<SourceKey> keys) {
    Map<SourceKey, Word> words = new TreeMap<>();
    if (keys.isEmpty()) return words;
    database
        .sql(
            """
            select c.system, c.key, c.ends, c.withheld, array(
              select a.name from mdm.source_record r, jsonb_object_keys(r.attributes) a (name)
              where r.system = c.system and r.key = c.key and r.version = 1) as given
            from unnest(:systems, :keys) as k (system, key)
            join mdm.correction c on c.system = k.system and c.key = k.key""")
        .set("systems", keys.stream().map(SourceKey::system).toArray(String[]::new))
        .set("keys", keys.stream().map(SourceKey::key).toArray(String[]::new))
        .each(row -> words.put(new SourceKey(row.text("system"), row.text("key")), word(row)));
    return words;
  }

  private static Word word(Row row) throws SQLException {
    Set<String> withheld = new TreeSet<>(Arrays.asList(row.texts("withheld")));
    Set<String> attributes = new TreeSet<>(Arrays.asList(row.texts("given")));
    attributes.addAll(withheld);
    return new Word(row.maybeInstant("ends"), attributes, withheld);
  }

  private List<CorrectionEffect> effects(
      String domain,
      Map<SourceKey, Boolean> isMade,
      Map<SourceKey, Word> words,
      List<GoldenEffect> golden) {
    if (isMade.isEmpty()) return List.of();
    EntityModel model = models.require(domain).model();
    List<CorrectionEffect> effects = new ArrayList<>();
    isMade.forEach(
        (key, made) -> {
          Word word = words.get(key);
          // one that was never written has nothing to say
          if (word == null) return;
          GoldenRecord after = made ? after(key, golden) : null;
          List<WordOn> values = new ArrayList<>();
          for (String attribute : new TreeSet<>(word.attributes)) {
            values.add(
                new WordOn(
                    attribute,
                    holds(model, attribute, word),
                    isInForce(key, word, attribute, after)));
          }
          effects.add(new CorrectionEffect(key, made, word.until, values));
        });
    return effects;
  }

  private static @Nullable GoldenRecord after(SourceKey key, List<GoldenEffect> golden) {
    for (GoldenEffect one : golden) {
      GoldenRecord after = one.after();
      if (after != null && after.sources().contains(key)) return after;
    }
    return null;
  }

  private static Holds holds(EntityModel model, String attribute, Word word) {
    if (word.until != null) return Holds.UNTIL_DATE;
    boolean holdsOn =
        model.attribute(attribute).map(a -> a.corrections() == CorrectionRule.HOLD).orElse(true);
    return holdsOn ? Holds.UNTIL_UNDONE : Holds.UNTIL_CHANGED;
  }

  private static boolean isInForce(
      SourceKey key, Word word, String attribute, @Nullable GoldenRecord after) {
    if (after == null) return false;
    GoldenValue value = after.values().get(attribute);
    if (word.withheld.contains(attribute)) return value == null;
    return value != null && value.source().equals(key);
  }
}
