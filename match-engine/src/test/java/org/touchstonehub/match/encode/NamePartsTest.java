package org.touchstonehub.match.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.touchstonehub.match.standardise.NameAdditions;
import org.touchstonehub.match.type.SemanticType;

/** Which words of a name are left, and in which role. */
class NamePartsTest {
  @ParameterizedTest
  @CsvSource({
    "Herr Dr. Hans Müller, hans mueller",
    "MR JOHN SMITH JR, john smith",
    "'Meer, Jan van der', jan meer",
    "Jan van der Meer, jan meer",
    "'Ben Leadbetter, DVM', ben leadbetter",
    "'Mrs. Jane Roe, MD, PhD', jane roe",
    "'Roe, Jane, MD', jane roe",
    "'John Smith, Jr.', john smith",
    "Md Rahman, md rahman",
    "'Rahman, Md', md rahman",
    "Dr., dr"
  })
  void a_full_name_is_left_without_what_names_nobody(String value, String left) {
    NameParts parts = new NameParts();
    parts.add(SemanticType.FULL_NAME, WrittenName.ofWhole(value).words());
    assertThat(String.join(" ", assigned(parts))).isEqualTo(left);
  }

  @ParameterizedTest
  @CsvSource({
    "Jane and John Doe, jane doe",
    "'Doe, Jane + John', jane doe",
    "Jane Doe & John Roe, jane doe",
    "Jane und John von der Heide, jane heide",
    "Mr and Mrs Doe, doe",
  })
  void a_name_of_two_people_is_left_with_the_first(String value, String left) {
    WrittenName name = WrittenName.ofWhole(value);
    NameParts parts = new NameParts();
    parts.add(SemanticType.FULL_NAME, name.words());
    assertThat(name.ofTwo()).isTrue();
    assertThat(String.join(" ", assigned(parts))).isEqualTo(left);
  }

  @Test
  void given_names_may_be_of_two_people_and_surnames_of_two_parts() {
    assertThat(WrittenName.ofGiven("Jane & John").words()).containsExactly("jane");
    assertThat(WrittenName.ofGiven("Jane & John").ofTwo()).isTrue();
    assertThat(WrittenName.ofFamily("Marks and Spencer").ofTwo()).isFalse();
    assertThat(WrittenName.ofGiven("Sandy Andrea").ofTwo()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "John Smith Sr., 1",
    "'Smith, John Jr', 2",
    "'John Smith, Jr., MD', 2",
    "'Smith, John, III', 3",
    "John Smith II, 2",
    "Jr, 0",
    "Al Senna, 0"
  })
  void the_elder_and_the_younger_of_a_name_are_told(String value, int generation) {
    assertThat(WrittenName.ofWhole(value).generation()).isEqualTo(generation);
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
