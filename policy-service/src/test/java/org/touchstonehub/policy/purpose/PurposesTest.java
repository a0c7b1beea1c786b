package org.touchstonehub.policy.purpose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.policy.pdp.PolicyBundle;

class PurposesTest {
  private final Purposes purposes = PolicyBundle.shipped().purposes();

  @Test
  void a_purpose_is_part_of_those_above_it_over_several_steps_and_parents() {
    assertThat(codes(purposes.withBroader(new Purpose("TargetedAdvertising"))))
        .containsExactly(
            "Advertising",
            "Marketing",
            "Personalisation",
            "PersonalisedAdvertising",
            "TargetedAdvertising");
    assertThat(codes(purposes.withNarrower(new Purpose("Marketing"))))
        .contains("Marketing", "DirectMarketing", "TargetedAdvertising")
        .doesNotContain("Personalisation");
    assertThat(codes(purposes.withBroader(new Purpose("NotKnown")))).containsExactly("NotKnown");
  }

  private static List<String> codes(Set<Purpose> purposes) {
    return purposes.stream().map(Purpose::code).toList();
  }

  @Test
  void only_consent_needs_consent() {
    assertThat(purposes.legalBasis("A6-1-a").orElseThrow().needsConsent()).isTrue();
    assertThat(purposes.legalBasis("A6-1-b").orElseThrow().needsConsent()).isFalse();
    assertThat(purposes.legalBasis("A9-2-z")).isEmpty();
  }

  @Test
  void a_code_is_a_code() {
    for (String code : new String[] {"", " ", "Direct Marketing", "1x", "x".repeat(81), "é"}) {
      assertThatThrownBy(() -> new Purpose(code)).isInstanceOf(InvalidInput.class);
    }
    assertThat(Purpose.fromString(" DirectMarketing ").code()).isEqualTo("DirectMarketing");
  }

  @Test
  void codes_labels_and_tree_are_those_of_the_vocabulary() throws IOException {
    Map<String, Concept> vocabulary = concepts("dpv/2.3/dpv/modules/purposes.csv");
    Set<Purpose> ours =
        purposes.all().stream().map(PurposeEntry::purpose).collect(Collectors.toSet());
    for (PurposeEntry entry : purposes.all()) {
      Concept concept = vocabulary.get(entry.purpose().code());

      assertThat(concept).as(entry.purpose().code()).isNotNull();
      assertThat(entry.label()).isEqualTo(concept.label);
      Set<String> above = above(entry.purpose().code(), vocabulary);
      above.remove("Purpose"); // the root
      above.retainAll(vocabulary.keySet());
      above.add(entry.purpose().code());
      assertThat(new HashSet<>(codes(purposes.withBroader(entry.purpose())))).isEqualTo(above);
    }
    assertThat(ours).hasSizeGreaterThan(40);
  }

  @Test
  void legal_bases_are_those_of_the_gdpr_extension() throws IOException {
    Map<String, Concept> vocabulary = concepts("dpv/2.3/eu-gdpr/modules/legal_basis.csv");

    for (PurposeEntry entry : purposes.all()) {
      for (List<String> bases : entry.legalBases().values()) {
        assertThat(vocabulary.keySet()).containsAll(bases);
        for (String basis : bases) assertThat(purposes.legalBasis(basis)).isPresent();
      }
    }
  }

  private static Set<String> above(String code, Map<String, Concept> vocabulary) {
    Set<String> found = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(vocabulary.get(code).broader);
    while (!open.isEmpty()) {
      String next = open.pop();
      if (found.add(next) && vocabulary.containsKey(next)) {
        open.addAll(vocabulary.get(next).broader);
      }
    }
    return found;
  }

  private record Concept(String label, List<String> broader) {}

  /** The vocabulary's own file; its columns are found by name. */
  private static Map<String, Concept> concepts(String file) throws IOException {
    Path standards =
        Path.of(
            Optional.ofNullable(System.getenv("TOUCHSTONE_STANDARDS"))
                .orElse("../../shared/standards"));
    Path path = standards.resolve(file);
    if (!Files.exists(path)) {
      String absent = path.toAbsolutePath().normalize() + " is absent: DPV is not compared with";
      System.err.println("SKIPPED: " + absent);
      Assumptions.abort(absent);
    }
    List<List<String>> rows = csv(Files.readString(path));
    List<String> header = rows.get(0);
    Map<String, Concept> concepts = new HashMap<>();
    for (List<String> row : rows.subList(1, rows.size())) {
      List<String> broader = new ArrayList<>();
      String cell = row.get(header.indexOf("hasbroader"));
      for (String iri : Pattern.compile(";").splitAsStream(cell).toList()) {
        if (!iri.isBlank()) broader.add(iri.substring(iri.indexOf('#') + 1));
      }
      concepts.put(
          row.get(header.indexOf("term")), new Concept(row.get(header.indexOf("label")), broader));
    }
    return concepts;
  }

  private static List<List<String>> csv(String text) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') quoted = !quoted;
      else if (!quoted && c == ',') row.add(take(cell));
      else if (!quoted && c == '\n') {
        row.add(take(cell));
        rows.add(row);
        row = new ArrayList<>();
      } else if (c != '\r') cell.append(c);
    }
    return rows;
  }

  private static String take(StringBuilder cell) {
    String text = cell.toString();
    cell.setLength(0);
    return text;
  }
}
