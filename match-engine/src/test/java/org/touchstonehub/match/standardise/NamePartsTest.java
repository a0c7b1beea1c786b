package org.touchstonehub.match.standardise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.touchstonehub.match.type.SemanticType;

/** Which words of a name are left, and in which role. */
class NamePartsTest {
  @ParameterizedTest
  @CsvSource({
    "Herr Dr. Hans Müller, hans mueller",
    "MR JOHN SMITH JR, john smith",
    "'Meer, Jan van der', jan meer",
    "Jan van der Meer, jan meer",
    "Dr., dr"
  })
  void a_full_name_is_left_without_what_names_nobody(String value, String left) {
    NameParts parts = new NameParts();
    parts.add(SemanticType.FULL_NAME, ColumnEncoder.fullName(value));
    assertThat(String.join(" ", assigned(parts))).isEqualTo(left);
  }

  @Test
  void a_surname_loses_its_particles_unless_it_has_nothing_else() {
    assertThat(NameAdditions.withoutParticles(List.of("van", "der", "meer")))
        .containsExactly("meer");
    assertThat(NameAdditions.withoutParticles(List.of("le"))).containsExactly("le");
    assertThat(NameAdditions.withoutParticles(List.of("van", "den"))).containsExactly("van", "den");
  }

  @Test
  void a_given_name_that_is_a_particle_elsewhere_stays() {
    NameParts parts = new NameParts();
    parts.add(SemanticType.GIVEN_NAME, List.of("al"));
    parts.add(SemanticType.FAMILY_NAME, List.of("da", "silva"));
    assertThat(assigned(parts)).containsExactly("al", "silva");
  }

  private static List<String> assigned(NameParts parts) {
    List<String> words = new ArrayList<>();
    parts.assign(words, new ArrayList<>());
    return words;
  }
}
