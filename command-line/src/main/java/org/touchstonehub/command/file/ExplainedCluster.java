package org.touchstonehub.command.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.touchstonehub.match.explain.ClusterExplanation;
import org.touchstonehub.match.record.RecordTable;

/**
 * A cluster with the values of its records, to be shown.
 *
 * @param number as in clusters.csv
 * @param attributes of the model
 * @param members in the order of their keys
 * @param bridge the pair of the weakest bridge, explained
 */
record ExplainedCluster(
    int number,
    List<String> attributes,
    List<Member> members,
    ClusterExplanation why,
    Optional<ExplainedPair> bridge) {
  /** A record; an empty text where it says nothing. */
  record Member(String name, List<String> values) {
    Member {
      values = List.copyOf(values);
    }
  }

  ExplainedCluster {
    attributes = List.copyOf(attributes);
    members = List.copyOf(members);
  }

  static Member member(String name, RecordTable records, int row) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < records.attributes().size(); i++) {
      String value = records.value(row, i);
      values.add(value == null ? "" : value);
    }
    return new Member(name, values);
  }
}
