package org.touchstonehub.match.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueDifferenceTest {
  @ParameterizedTest
  @CsvSource({
    "Meier, Meyer, Me[i]er, Me[y]er",
    "Müller, Mueller, M[ü]ller, M[ue]ller",
    "anna maria, Anna, anna[ maria], Anna",
    "Smith, smith, Smith, smith",
    "abcdef, uvwxyz, [abcdef], [uvwxyz]",
    "1980-02-13, 1980-12-13, 1980-[0]2-13, 1980-[1]2-13",
    "High Street 12, 12 High Street, High Street[ 12], [12 ]High Street",
    "Jon Gray Smith, Ann Gray Smyth, [Jo]n Gray Sm[i]th, [An]n Gray Sm[y]th"
  })
  void what_differs_is_told_in_both_values(String a, String b, String inA, String inB) {
    ValueDifference difference = ValueDifference.of(a, b);

    assertThat(marked(difference.first())).isEqualTo(inA);
    assertThat(marked(difference.second())).isEqualTo(inB);
  }

  @Test
  void an_empty_value_has_no_spans() {
    assertThat(ValueDifference.of("", "x").first()).isEmpty();
    assertThat(ValueDifference.of("", "x").second()).containsExactly(new Span("x", false));
  }

  @Property
  void spans_are_the_values_and_what_is_the_same_is_the_same_text(
      @ForAll @CharRange(from = 'a', to = 'd') @StringLength(max = 12) String a,
      @ForAll @CharRange(from = 'A', to = 'd') @StringLength(max = 12) String b) {
    ValueDifference difference = ValueDifference.of(a, b);

    assertThat(joined(difference.first(), false)).isEqualTo(a);
    assertThat(joined(difference.second(), false)).isEqualTo(b);
    assertThat(joined(difference.first(), true))
        .isEqualToIgnoringCase(joined(difference.second(), true));
  }

  private static String joined(List<Span> spans, boolean onlySame) {
    return spans.stream()
        .filter(span -> span.isSame() || !onlySame)
        .map(Span::text)
        .collect(Collectors.joining());
  }

  private static String marked(List<Span> spans) {
    return spans.stream()
        .map(span -> span.isSame() ? span.text() : "[" + span.text() + "]")
        .collect(Collectors.joining());
  }
}
