package org.touchstonehub.match.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class WordComparerProperties {
  /** Of three letters at most, so that initials abound and no word is soft but by them. */
  @Provide
  Arbitrary<String> names() {
    Arbitrary<String> word = Arbitraries.strings().withChars("abo").ofMinLength(1).ofMaxLength(3);
    return Arbitraries.oneOf(word, Arbitraries.of("of", "the"))
        .list()
        .ofMinSize(1)
        .ofMaxSize(7)
        .map(words -> String.join(" ", words));
  }

  @Property(tries = 1000)
  void initials_are_found_both_ways_round(@ForAll("names") String a, @ForAll("names") String b) {
    float[] there = WordComparerTest.compare(List.of(a, b), 0, 1);
    float[] back = WordComparerTest.compare(List.of(a, b), 1, 0);

    for (int k = 0; k < Evidence.ONLY_A; k++) {
      assertThat(back[k]).isCloseTo(there[k], within(1e-4f));
    }
    for (int c = 0; c < Evidence.CLASSES; c++) {
      assertThat(back[Evidence.ONLY_A + c]).isEqualTo(there[Evidence.ONLY_B + c]);
      assertThat(back[Evidence.ONLY_B + c]).isEqualTo(there[Evidence.ONLY_A + c]);
    }
  }

  @Property(tries = 300)
  void what_is_found_does_not_depend_on_other_records(
      @ForAll("names") String a, @ForAll("names") String b, @ForAll("names") String other) {
    assertThat(WordComparerTest.compare(List.of(other, a, b), 1, 2))
        .isEqualTo(WordComparerTest.compare(List.of(a, b), 0, 1));
  }
}
