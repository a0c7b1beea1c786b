package org.touchstonehub.policy.pdp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;

class MaskProperties {
  @Example
  void parts_are_as_people_expect_them() {
    assertThat(Mask.LAST_FOUR.apply("NL91ABNA0417164300")).contains("***4300");
    assertThat(Mask.FIRST_TWO.apply("1012AB")).contains("10***");
    assertThat(Mask.YEAR_ONLY.apply("1987-09-11")).contains("1987");
    assertThat(Mask.YEAR_ONLY.apply("11.09.1987")).contains("1987");
    assertThat(Mask.INITIALS.apply("Ada  Augusta Byron")).contains("A. A. B.");
    assertThat(Mask.INITIALS.apply("𝒜da")).contains("𝒜.");
    assertThat(Mask.EMAIL_DOMAIN.apply("ada@example.org")).contains("***@example.org");
    assertThat(Mask.CLEAR.apply("Ada")).contains("Ada");
  }

  @Example
  void what_is_too_short_or_of_another_form_is_hidden() {
    assertThat(Mask.LAST_FOUR.apply("1234567")).isEmpty();
    assertThat(Mask.FIRST_TWO.apply("123")).isEmpty();
    assertThat(Mask.YEAR_ONLY.apply("19870911")).isEmpty();
    assertThat(Mask.YEAR_ONLY.apply("1987 1988")).isEmpty();
    assertThat(Mask.YEAR_ONLY.apply("soon")).isEmpty();
    assertThat(Mask.INITIALS.apply("  ")).isEmpty();
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
    else if (!value.matches("\\d{4}") && !isItsOwnInitials(value)) {
      assertThat(shown).isNotEqualTo(Optional.of(value));
    }
  }

  /** {@code A. B.} has nothing more to hide. */
  private static boolean isItsOwnInitials(String value) {
    return value.matches("(?s)\\X\\.( \\X\\.)*");
  }

  @Property
  void the_end_of_a_number_shows_at_most_half_of_it(
      @ForAll @NumericChars @StringLength(min = 0, max = 30) String number) {
    int digits =
        Mask.LAST_FOUR.apply(number).map(shown -> shown.replace("*", "").length()).orElse(0);

    assertThat(digits * 2).isLessThanOrEqualTo(number.length());
  }

  @Property
  void masks_are_read_as_they_are_written(@ForAll Mask mask) {
    assertThat(Mask.ofCode(mask.code())).contains(mask);
  }
}
