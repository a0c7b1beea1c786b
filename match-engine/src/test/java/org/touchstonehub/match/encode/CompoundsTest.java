package org.touchstonehub.match.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.match.standardise.Hashes;
import org.touchstonehub.match.standardise.TokenKind;
import org.touchstonehub.match.standardise.Words;
import org.touchstonehub.match.type.SemanticType;

class CompoundsTest {
  static Compounds learn(List<String> values) {
    RecordTable.Builder rows = RecordTable.of(List.of("name"));
    for (int i = 0; i < values.size(); i++) rows.add(new SourceKey("s", "k" + i), values.get(i));
    ColumnPlan names =
        ColumnPlan.ofWords(
            SemanticType.ORGANISATION, List.of(0), TokenKind.ORGANISATION, false, false);
    return Compounds.of(names, rows.build());
  }

  private static List<String> unify(Compounds compounds, String value) {
    return compounds.unify(Words.ofOrganisation(value));
  }

  @Test
  void words_are_joined_where_more_values_join_them() {
    Compounds learnt = learn(List.of("CocaCola", "CocaCola Belgium", "Coca Cola Ltd"));

    assertThat(unify(learnt, "Coca-Cola Berlin")).containsExactly("cocacola", "berlin");
    assertThat(unify(learnt, "COCACOLA Berlin")).containsExactly("cocacola", "berlin");
  }

  @Test
  void words_are_cut_where_more_values_part_them() {
    Compounds learnt = learn(List.of("Konink Philips", "Konink Philips NV", "KoninkPhilips"));

    assertThat(unify(learnt, "KONINKPHILIPS Eindhoven"))
        .isEqualTo(unify(learnt, "Konink Philips Eindhoven"))
        .containsExactly("konink", "philips", "eindhoven");
  }

  @Test
  void words_are_cut_where_as_many_values_join_as_part_them() {
    Compounds learnt = learn(List.of("Konink Philips", "KoninkPhilips"));

    assertThat(unify(learnt, "KoninkPhilips")).containsExactly("konink", "philips");
  }

  @Test
  void three_words_may_be_one() {
    Compounds learnt = learn(List.of("Mac OS X", "Macosx server", "macosx"));
    assertThat(unify(learnt, "mac os x")).containsExactly("mac", "os", "x");

    learnt = learn(List.of("all in one", "allinone box", "allinone"));
    assertThat(unify(learnt, "All-in-one printer")).containsExactly("allinone", "printer");
  }

  @Test
  void a_value_counts_once_however_many_records_have_it() {
    Compounds learnt =
        learn(
            List.of(
                "Konink Philips",
                "Konink Philips NV",
                "KoninkPhilips",
                "KoninkPhilips",
                "KONINKPHILIPS"));

    assertThat(unify(learnt, "KoninkPhilips")).containsExactly("konink", "philips");
  }

  @Test
  void what_is_never_written_otherwise_stays() {
    assertThat(learn(List.of("Coca Cola", "Konink Philips", "Sony")).areNone()).isTrue();
  }

  @Test
  void short_words_single_letters_and_numbers_are_no_compounds() {
    assertThat(
            learn(
                List.of(
                    "to day", "am i", "ami", "toda y", "today", "today news", "10 000", "10000")))
        .satisfies(learnt -> assertThat(unify(learnt, "am i")).hasSize(2))
        .satisfies(learnt -> assertThat(unify(learnt, "toda y")).hasSize(2))
        .satisfies(learnt -> assertThat(unify(learnt, "10 000")).hasSize(2))
        .satisfies(learnt -> assertThat(unify(learnt, "to day")).containsExactly("today"));
    assertThat(unify(learn(List.of("childrens place", "children s place")), "Children's Home"))
        .isEqualTo(unify(learn(List.of("childrens place", "children s place")), "children s home"));
  }

  @Test
  void a_code_that_others_write_without_signs_is_one_word() {
    Compounds learnt =
        learn(
            List.of(
                "Apple iPod MB913LLA",
                "iPod nano - MB913LL/A",
                "Garmin mount 0101093600",
                "Garmin mount 010-10936-00",
                "KX-TS620B",
                "KXTS-620B",
                "win98/2000 office"));

    assertThat(learnt.words(TokenKind.TEXT, "iPod MB913LL/A")).containsExactly("ipod", "mb913lla");
    assertThat(learnt.words(TokenKind.TEXT, "MB913LLA")).containsExactly("mb913lla");
    assertThat(learnt.words(TokenKind.TEXT, "010-10936-00")).containsExactly("101093600");
    assertThat(learnt.words(TokenKind.TEXT, "KX-TS620B")).containsExactly("kxts620b");
    assertThat(learnt.words(TokenKind.TEXT, "win98/2000")).containsExactly("win98", "2000");
    assertThat(learnt.words(TokenKind.TEXT, "MB913LL/A/B")).hasSizeGreaterThan(1);
  }

  @Test
  void a_code_written_in_one_way_only_stays_as_it_is_cut() {
    Compounds learnt = learn(List.of("Sanus MF110-B1", "Sanus mount", "Sanus MF110-B1 black"));

    assertThat(learnt.areNone()).isTrue();
  }

  @Test
  void compounds_that_do_not_fit_together_are_refused() {
    long[] none = {};
    assertThatThrownBy(() -> new Compounds(new long[] {2, 1}, none, new int[0], none))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new Compounds(new long[] {1}, new long[] {1}, new int[] {0x0303}, none))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Compounds(none, new long[] {1}, new int[] {3}, none))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Compounds(none, none, new int[0], new long[] {2, 1}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Compounds(none, new long[] {1}, new int[0], none))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_word_that_only_shares_the_hash_is_not_cut() {
    Compounds other =
        new Compounds(
            new long[0],
            new long[] {Hashes.of("cocacola")},
            new int[] {2 | 3 << Byte.SIZE},
            new long[0]);
    assertThat(other.unify(List.of("cocacola"))).containsExactly("cocacola");
  }
}
