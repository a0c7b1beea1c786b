package org.touchstonehub.policy.pdp;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;

class MaskProperties {
  @Example
  void parts_are_as_people_expect_them() {
    assertThat(Mask.LAST_FOUR.apply("NL91ABNA0417164300")).contains("***4300");
    assertThat(Mask.FIRST_TWO.apply("1012AB")).contains("10***");
    assertThat(Mask.YEAR_ONLY.apply("1987-09-11")).contains("1987");
    assertThat(Mask.YEAR_ONLY.apply("11.09.1987")).contains("1987");
    assertThat(Mask.YEAR_ONLY.apply("11/09/1987")).contains("1987");
    assertThat(Mask.YEAR_ONLY.apply("19870911")).contains("1987");
    assertThat(Mask.INITIALS.apply("Ada  Augusta Byron")).contains("A. A. B.");
    assertThat(Mask.INITIALS.apply("𝒜da")).contains("A.");
    assertThat(Mask.INITIALS.apply("Ng")).contains("N.");
    assertThat(Mask.INITIALS.apply("Smith-Jones")).contains("S.");
    assertThat(Mask.INITIALS.apply("O'Neil")).contains("O.");
    assertThat(Mask.INITIALS.apply("E\u0301mile")).contains("É.");
    assertThat(Mask.INITIALS.apply("Ada O")).contains("A.");
    assertThat(Mask.INITIALS.apply("Ada 👩‍🌾 B. Byron")).contains("A. B.");
    assertThat(Mask.INITIALS.apply("ﬁ")).contains("f.");
    assertThat(Mask.FIRST_TWO.apply("EC1A 1BB")).contains("EC***");
    assertThat(Mask.EMAIL_DOMAIN.apply("ada@example.org")).contains("***@example.org");
    assertThat(Mask.CLEAR.apply("Ada")).contains("Ada");
  }

  @Example
  void what_is_too_short_or_of_another_form_is_hidden() {
    assertThat(Mask.LAST_FOUR.apply("1234567")).isEmpty();
    assertThat(Mask.FIRST_TWO.apply("123")).isEmpty();
    assertThat(Mask.YEAR_ONLY.apply("19811231-1234")).isEmpty();
    assertThat(Mask.YEAR_ONLY.apply("0000-00-00")).isEmpty();
    assertThat(Mask.YEAR_ONLY.apply("1987-02-30")).isEmpty();
    assertThat(Mask.YEAR_ONLY.apply("1987 1988")).isEmpty();
    assertThat(Mask.YEAR_ONLY.apply("soon")).isEmpty();
    assertThat(Mask.YEAR_ONLY.apply("1987")).isEmpty();
    assertThat(Mask.YEAR_ONLY.apply(" 1987 -")).isEmpty();
    assertThat(Mask.FIRST_TWO.apply("1-2---")).isEmpty();
    assertThat(Mask.LAST_FOUR.apply("+1 (23) 45-67")).isEmpty();
    assertThat(Mask.EMAIL_DOMAIN.apply("ada@example.org (Ada Byron)")).isEmpty();
    assertThat(Mask.EMAIL_DOMAIN.apply("ada@")).isEmpty();
    assertThat(Mask.EMAIL_DOMAIN.apply("***@example.org")).isEmpty();
    assertThat(Mask.INITIALS.apply("  ")).isEmpty();
    for (String whole :
        List.of("O", "É", "E\u0301", "J.", "A. B.", "王", "王小明", "김민준", "さくら", "👩‍🌾", "7", "-")) {
      assertThat(Mask.INITIALS.apply(whole)).as(whole).isEmpty();
    }
    assertThat(Mask.EMAIL_DOMAIN.apply("ada")).isEmpty();
    assertThat(Mask.EMAIL_DOMAIN.apply("@example.org")).isEmpty();
    assertThat(Mask.HIDDEN.apply("Ada")).isEmpty();
  }

  @Property
  void no_value_breaks_a_mask_and_none_but_clear_gives_back_the_whole(
      @ForAll Mask mask, @ForAll String value) {
    Optional<String> shown = mask.apply(value);

    if (mask == Mask.CLEAR) assertThat(shown).contains(value);
    else if (mask == Mask.HIDDEN) assertThat(shown).isEmpty();
    else assertThat(shown).isNotEqualTo(Optional.of(value));
  }

  @Property(tries = 5000)
  void initials_never_hold_a_whole_word(
      @ForAll
          List<
                  @StringLength(max = 3) @AlphaChars
                  @Chars({'é', 'ß', 'ł', '-', '\'', '.', '王', '\u0301'}) String>
              words) {
    String shown = Mask.INITIALS.apply(String.join(" ", words)).orElse("");

    // Each shown word is a letter of a longer word: there are at most as many as such words.
    long longer = words.stream().filter(word -> letters(word) > 1).count();
    assertThat(shown.chars().filter(Character::isLetter).count()).isLessThanOrEqualTo(longer);
    assertThat(letters(shown)).isEqualTo(shown.isEmpty() ? 0 : shown.split(" ", -1).length);
  }

  private static long letters(String word) {
    return Normalizer.normalize(word, Normalizer.Form.NFC)
        .codePoints()
        .filter(Character::isLetter)
        .count();
  }

  @Property
  void the_beginning_of_a_code_shows_at_most_half_of_it(
      @ForAll @StringLength(max = 12) @AlphaChars @NumericChars @Chars({' ', '-'}) String code) {
    long shown =
        Mask.FIRST_TWO.apply(code).orElse("").chars().filter(Character::isLetterOrDigit).count();

    assertThat(shown * 2)
        .isLessThanOrEqualTo(code.chars().filter(Character::isLetterOrDigit).count());
  }

  @Property
  void the_end_of_a_number_shows_at_most_half_of_it(
      @ForAll @NumericChars @Chars({' ', '-', '+'}) @StringLength(max = 30) String number) {
    long shown = Mask.LAST_FOUR.apply(number).orElse("").chars().filter(Character::isDigit).count();

    assertThat(shown * 2).isLessThanOrEqualTo(number.chars().filter(Character::isDigit).count());
  }

  @Property
  void masks_are_read_as_they_are_written(@ForAll Mask mask) {
    assertThat(Mask.ofCode(mask.code())).contains(mask);
  }
}
