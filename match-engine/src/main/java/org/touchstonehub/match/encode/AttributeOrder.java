package org.touchstonehub.match.encode;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.standardise.Hashes;
import org.touchstonehub.match.type.SemanticType;

/**
 * The order in which the engine takes a model's attributes: by type, and among those of one type by
 * what they hold, the fullest first. So neither the order in which a model or a file has them nor
 * what they are called can change a result; nor does the order of records.
 */
final class AttributeOrder {
  private final EntityModel model;
  private final RecordTable records;

  /**
   * What an attribute holds.
   *
   * @param hash of its values and whose they are, in any order
   */
  private record Content(long filled, long hash) {}

  AttributeOrder(EntityModel model, RecordTable records) {
    this.model = model;
    this.records = records;
  }

  /** All positions in the model. Attributes that hold the same throughout keep their order. */
  List<Integer> positions() {
    Map<SemanticType, Long> ofType = new HashMap<>();
    model.attributes().forEach(attribute -> ofType.merge(attribute.type(), 1L, Long::sum));
    Content[] contents =
        IntStream.range(0, model.attributes().size())
            .mapToObj(i -> ofType.getOrDefault(type(i), 1L) > 1 ? content(i) : new Content(0, 0))
            .toArray(Content[]::new);
    return IntStream.range(0, contents.length)
        .boxed()
        .sorted(
            Comparator.<Integer, SemanticType>comparing(this::type)
                .thenComparing(i -> contents[i].filled, Comparator.reverseOrder())
                .thenComparing(i -> contents[i].hash))
        .toList();
  }

  private SemanticType type(int attribute) {
    return model.attributes().get(attribute).type();
  }

  private Content content(int attribute) {
    long filled = 0;
    long hash = 0;
    for (int row = 0; row < records.size(); row++) {
      String value = records.value(row, attribute);
      if (value == null) continue;
      filled++;
      hash += Hashes.of(Hashes.of(records.key(row).key()), Hashes.of(value));
    }
    return new Content(filled, hash);
  }
}
