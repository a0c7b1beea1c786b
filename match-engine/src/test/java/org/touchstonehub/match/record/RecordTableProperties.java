package org.touchstonehub.match.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Rows come back as they went in, whatever their characters. */
final class RecordTableProperties {
  @Property
  void gives_back_what_was_added(@ForAll("rows") List<List<String>> rows) {
    RecordTable.Builder builder = RecordTable.of(List.of("a", "b", "c"));
    for (int i = 0; i < rows.size(); i++) {
      builder.add(new SourceKey("crm", "k" + i), rows.get(i).toArray(new String[0]));
    }
    RecordTable table = builder.build();
    assertThat(table.size()).isEqualTo(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      assertThat(table.key(i)).isEqualTo(new SourceKey("crm", "k" + i));
      for (int a = 0; a < 3; a++) {
        @Nullable String value = rows.get(i).get(a);
        assertThat(table.value(i, a)).isEqualTo(value == null || value.isBlank() ? null : value);
      }
    }
  }

  @Property
  void gives_back_some_rows_in_another_order(
      @ForAll("rows") List<List<String>> rows, @ForAll long seed) {
    RecordTable.Builder builder = RecordTable.of(List.of("a", "b", "c"));
    for (int i = 0; i < rows.size(); i++) {
      builder.add(new SourceKey("crm", "k" + i), rows.get(i).toArray(new String[0]));
    }
    RecordTable table = builder.build();
    int[] order = new Random(seed).ints(0, Math.max(1, rows.size())).limit(rows.size()).toArray();
    RecordTable ordered = table.inOrder(order);
    assertThat(ordered.size()).isEqualTo(order.length);
    for (int i = 0; i < order.length; i++) {
      assertThat(ordered.key(i)).isEqualTo(table.key(order[i]));
      for (int a = 0; a < 3; a++)
        assertThat(ordered.value(i, a)).isEqualTo(table.value(order[i], a));
    }
  }

  @Provide
  Arbitrary<List<List<String>>> rows() {
    // all of UTF-16, lone surrogates too: what comes in by an interface is not always text
    Arbitrary<String> any = Arbitraries.strings().all().ofMaxLength(300);
    Arbitrary<String> latin = Arbitraries.strings().withCharRange('\u0000', '\u00ff');
    return Arbitraries.oneOf(any, latin).injectNull(0.2).list().ofSize(3).list().ofMaxSize(20);
  }

  @Example
  void values_longer_than_a_page_are_kept() {
    List<String> texts = new ArrayList<>();
    RecordTable.Builder builder = RecordTable.of(List.of("a"));
    for (int i = 0; i < 5; i++) {
      texts.add(String.valueOf((char) ('a' + i)).repeat(700_000 * i + 1));
      builder.add(new SourceKey("crm", "k" + i), texts.get(i));
    }
    RecordTable table = builder.build();
    for (int i = 0; i < 5; i++) assertThat(table.value(i, 0)).isEqualTo(texts.get(i));
  }
}
