package org.touchstonehub.match.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.touchstonehub.match.standardise.Words;

class CompoundsProperties {
  /** Few words of few letters, so that compounds of compounds abound. */
  @Provide
  Arbitrary<List<String>> names() {
    Arbitrary<String> word = Arbitraries.strings().withChars("ab").ofMinLength(1).ofMaxLength(9);
    return word.list().ofMinSize(1).ofMaxSize(5).map(w -> String.join(" ", w)).list().ofMaxSize(60);
  }

  @Property(tries = 300)
  void to_unify_again_changes_nothing(@ForAll("names") List<String> names) {
    Compounds learnt = CompoundsTest.learn(names);
    for (String name : names) {
      List<String> once = learnt.unify(Words.ofOrganisation(name));
      assertThat(learnt.unify(once)).isEqualTo(once);
      assertThat(String.join("", once)).isEqualTo(String.join("", Words.ofOrganisation(name)));
    }
  }

  @Property(tries = 100)
  void what_is_learnt_does_not_depend_on_the_order_of_rows(
      @ForAll("names") List<String> names, @ForAll long seed) {
    List<String> shuffled = new ArrayList<>(names);
    Collections.shuffle(shuffled, new Random(seed));
    Compounds a = CompoundsTest.learn(names);
    Compounds b = CompoundsTest.learn(shuffled);

    assertThat(b.joined()).isEqualTo(a.joined());
    assertThat(b.cut()).isEqualTo(a.cut());
    assertThat(b.lengths()).isEqualTo(a.lengths());
  }
}
