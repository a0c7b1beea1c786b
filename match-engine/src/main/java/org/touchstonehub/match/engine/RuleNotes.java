package org.touchstonehub.match.engine;

import java.util.ArrayList;
import java.util.List;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.match.rule.EqualKeys;
import org.touchstonehub.match.rule.Rules;

/** What a user should know of the rules of the model and what they did. */
final class RuleNotes {
  /** Records of one thing beyond which its key is looked at with suspicion. */
  private static final int MANY = 100;

  private final Bench bench;
  private final RecordTable table;
  private final Rules rules;

  RuleNotes(Bench bench, RecordTable table, Rules rules) {
    this.bench = bench;
    this.table = table;
    this.rules = rules;
  }

  /** A rule in the list of passes; of each key the pairs that chain its records. */
  static MatchReport.BlockingPass asPass(EqualKeys keys, EntityModel model) {
    long pairs = 0;
    for (int number = 0; number < keys.size(); number++) pairs += keys.records(number).length - 1;
    String name = "rule: " + keys.rule().words(model);
    return new MatchReport.BlockingPass(name, keys.size(), pairs);
  }

  /** Keys that join very many, and keys whose records could not all be joined. */
  List<String> of(int[] cluster) {
    List<String> notes = new ArrayList<>();
    for (EqualKeys keys : rules.together()) {
      String name = keys.rule().words(bench.model);
      ofLarge(keys, name, notes);
      ofKeptApart(keys, name, cluster, notes);
    }
    return notes;
  }

  private static void ofLarge(EqualKeys keys, String name, List<String> notes) {
    int large = 0;
    int largest = 0;
    for (int number = 0; number < keys.size(); number++) {
      int size = keys.records(number).length;
      if (size > MANY) large++;
      largest = Math.max(largest, size);
    }
    if (large == 0) return;
    notes.add(
        "Rule '%s': %d keys join more than %d records each (the commonest %d); look whether these values identify one thing."
            .formatted(name, large, MANY, largest));
  }

  private void ofKeptApart(EqualKeys keys, String name, int[] cluster, List<String> notes) {
    int torn = 0;
    String example = "";
    for (int number = 0; number < keys.size(); number++) {
      int[] records = keys.records(number);
      for (int record : records) {
        if (cluster[record] == cluster[records[0]]) continue;
        if (torn++ == 0) example = key(records[0]) + " and " + key(record);
        break;
      }
    }
    if (torn == 0) return;
    notes.add(
        "Rule '%s': the records of %d keys could not all be joined, because a steward, another rule or a source without duplicates keeps them apart (for example %s)."
            .formatted(name, torn, example));
  }

  private String key(int record) {
    SourceKey key = table.key(bench.records.rows()[record]);
    return key.system() + ":" + key.key();
  }
}
