package org.touchstonehub.match.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.touchstonehub.match.encode.Plan;
import org.touchstonehub.match.model.Attribute;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.match.type.Classification;
import org.touchstonehub.match.type.SemanticType;
import org.touchstonehub.match.type.SurvivorshipRule;

class LayoutTest {
  @Test
  void a_text_beside_the_title_belongs_to_it_and_a_maker_does_not() {
    List<String> names = List.of("title", "venue", "publisher");
    List<SemanticType> types =
        List.of(SemanticType.TEXT, SemanticType.TEXT, SemanticType.ORGANISATION);
    List<Attribute> attributes = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      attributes.add(
          new Attribute(
              names.get(i),
              types.get(i),
              List.of(names.get(i)),
              null,
              Classification.INTERNAL,
              SurvivorshipRule.MOST_COMPLETE));
    }
    RecordTable.Builder table = RecordTable.of(names);
    for (int i = 0; i < 20; i++) {
      table.add(
          new SourceKey("s", "k" + i),
          new String[] {"of things " + i, "meeting " + i % 9, "press " + i % 7});
    }
    EntityModel model = new EntityModel("test", "", "id", "source", List.of(), attributes);
    Layout layout = Layout.of(Plan.of(model, table.build()));
    assertThat(layout.slots()).hasSize(3);
    int title = unit(layout, 0);
    assertThat(unit(layout, 1)).isEqualTo(title);
    assertThat(unit(layout, 2)).isNotEqualTo(title);
  }

  /** The unit that the slot of an attribute belongs to. */
  private static int unit(Layout layout, int attribute) {
    return layout.slots().stream()
        .filter(s -> layout.plan().columns().get(s.column()).attributes().contains(attribute))
        .findFirst()
        .orElseThrow()
        .unit();
  }
}
