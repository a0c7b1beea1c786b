package org.touchstonehub.match.model;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.match.type.Classification;
import org.touchstonehub.match.type.SemanticType;
import org.touchstonehub.match.type.SurvivorshipRule;

class EntityModelReaderTest {
  @TempDir Path folder;

  static List<String> shipped() {
    return EntityModelReader.shippedNames();
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void a_shipped_model_has_a_term_for_every_attribute_and_three_sources(String name) {
    ReadModel read = EntityModelReader.shipped(name);

    assertThat(read.warnings()).isEmpty();
    assertThat(read.model().name()).isEqualTo(name);
    assertThat(read.model().sources()).hasSize(3);
    assertThat(read.model().attributes()).extracting(Attribute::term).doesNotContainNull();
  }

  @Test
  void a_model_of_columns_and_types_alone_gets_sensible_defaults() {
    EntityModel model = read("model: person\nattributes:\n  dob: date\n").model();

    assertThat(model.idColumn()).isEqualTo("id");
    assertThat(model.sourceColumn()).isNull();
    assertThat(model.sources()).isEmpty();
    assertThat(model.attributes())
        .containsExactly(
            new Attribute(
                "dob",
                SemanticType.DATE,
                List.of("dob"),
                null,
                Classification.PERSONAL,
                SurvivorshipRule.MOST_FREQUENT));
  }

  @Test
  void columns_by_source_are_of_sources_of_the_model() {
    String yaml =
        """
        model: m
        source: origin
        sources: [crm, shop]
        id-in: { shop: [nr, key], till: no }
        attributes:
          a: { type: year, column-in: { shop: [b, c] } }
          d: { type: year, column-in: shop }
        """;

    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(InvalidModel.class)
        .hasMessageContaining("'id-in' names several columns")
        .hasMessageContaining("source 'till' is not in 'sources'")
        .hasMessageContaining("attribute 'a' has 2 columns")
        .hasMessageContaining("'column-in' does not name sources");
    assertThatThrownBy(
            () -> read("model: m\nattributes:\n  a: { type: year, column-in: { shop: b } }\n"))
        .hasMessageContaining("names sources, but the model has one");
  }

  @Test
  void a_model_may_say_what_its_records_are_of() {
    String attributes = "attributes:\n  contact: full-name\n  firm: organisation\n";

    assertThat(read("model: m\n" + attributes).model().recordsOf()).isNull();
    assertThat(read("model: m\nrecords-of: persons\n" + attributes).model().recordsOf())
        .isEqualTo(RecordsOf.PERSONS);
    assertThat(read("model: m\nrecords-of: things\n" + attributes).model().recordsOf())
        .isEqualTo(RecordsOf.THINGS);
    assertThatThrownBy(() -> read("model: m\nrecords-of: firms\n" + attributes))
        .isInstanceOf(InvalidModel.class)
        .hasMessageContaining("records-of")
        .hasMessageContaining("persons, things");
  }

  @Test
  void everything_that_a_model_says_is_taken() {
    EntityModel model =
        read("""
        model: shop
        description: A place
        id: nr
        source: origin
        sources:
          - name: a
          - b
          - { name: c, duplicate-free: true }
        attributes:
          born: { type: date, columns: [y, m, d], term: Birth, classification: restricted, survivorship: most-trusted }
        """)
            .model();

    assertThat(model.description()).isEqualTo("A place");
    assertThat(model.idColumn()).isEqualTo("nr");
    assertThat(model.sourceColumn()).isEqualTo("origin");
    assertThat(model.sources())
        .containsExactly(new Source("a", false), new Source("b", false), new Source("c", true));
    assertThat(model.attributes())
        .containsExactly(
            new Attribute(
                "born",
                SemanticType.DATE,
                List.of("y", "m", "d"),
                "Birth",
                Classification.RESTRICTED,
                SurvivorshipRule.MOST_TRUSTED));
  }

  @Test
  void what_an_attribute_derives_from_is_suggested_by_type_and_name() {
    EntityModel model =
        read("""
        model: m
        attributes:
          given: given-name
          family: family-name
          whole: full-name
          mail: email
          User-Name: identifier
          DisplayName: text
          born: date
          age: amount
          iban: bank-account
          account: bank-account
          town: locality
          postcode: postcode
          title: text
        """)
            .model();

    assertThat(derivedFrom(model))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "whole", List.of("given", "family"),
                "mail", List.of("given", "family", "whole"),
                "User-Name", List.of("given", "family", "whole"),
                "DisplayName", List.of("given", "family", "whole"),
                "age", List.of("born"),
                "iban", List.of("account"),
                "account", List.of("iban"),
                "postcode", List.of("town")));
  }

  @Test
  void what_a_model_says_of_derived_attributes_holds() {
    EntityModel model =
        read("""
        model: m
        attributes:
          family: family-name
          mail: { type: email, derived-from: [] }
          login: { type: text, derived-from: family }
          desk: { type: text, derived-from: [login] }
          seat: { type: text, derived-from: [desk, seat2] }
          seat2: { type: text, derived-from: [seat] }
        """)
            .model();

    assertThat(derivedFrom(model))
        .containsEntry("login", List.of("family"))
        .doesNotContainKey("mail");
    assertThat(model.attribute("desk").orElseThrow().originsAmong(model.attributes()))
        .containsExactlyInAnyOrder("login", "family");
    assertThat(model.attribute("seat").orElseThrow().originsAmong(model.attributes()))
        .containsExactlyInAnyOrder("desk", "seat2", "login", "family");
  }

  private static Map<String, List<String>> derivedFrom(EntityModel model) {
    return model.attributes().stream()
        .filter(attribute -> !attribute.derivedFrom().isEmpty())
        .collect(Collectors.toMap(Attribute::name, Attribute::derivedFrom));
  }

  @Test
  void what_an_attribute_cannot_derive_from_is_refused_with_its_place() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    model: m
                    attributes:
                      family: family-name
                      mail: { type: email, derived-from: [famly, mail, family, family] }
                    """))
        .hasMessageContaining(":4:39: there is no attribute 'famly' that 'mail' could derive from")
        .hasMessageContaining("did you mean 'family'?")
        .hasMessageContaining("attribute 'mail' derives from itself")
        .hasMessageContaining("'mail' derives from attribute 'family' twice");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "order",
        "select",
        "naïve-name",
        "first name",
        "'it''s'",
        "\"a \\\"b\\\"\"",
        "👩‍🌾",
        "no",
        "null",
        "~tilde",
        "1",
        "3.14",
        "名前",
        "a;b",
        "a,b",
        "'%s'",
        "'x; drop table y --'"
      })
  void a_hostile_attribute_name_is_legal(String yaml) {
    assertThat(read("model: m\nattributes:\n  " + yaml + ": text\n").model().attributes())
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"order", "select", "naïve-name", "first name", "👩‍🌾", "'it''s'", "1"})
  void a_hostile_model_name_is_legal(String yaml) {
    assertThat(read("model: " + yaml + "\nattributes: {a: text}\n").model().name()).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'a:b'",
        "'*'",
        "a/b",
        "a\\b",
        "'..'",
        "'a,b'",
        "' a'",
        "\"a\\tb\"",
        "\"\\u202Eb\""
      })
  void a_model_name_that_paths_or_grants_cannot_hold_is_refused(String yaml) {
    assertThat(faults("model: " + yaml + "\nattributes: {a: text}\n"))
        .singleElement()
        .satisfies(fault -> assertThat(fault.wrong()).startsWith("the model's name "))
        .satisfies(fault -> assertThat(fault.remedy()).contains("and none of"));
  }

  @Test
  void names_are_composed_so_that_equal_looking_ones_are_equal() {
    assertThat(faults("model: m\nattributes:\n  na\u00EFve: text\n  nai\u0308ve: text\n"))
        .singleElement()
        .satisfies(fault -> assertThat(fault.wrong()).contains("given twice"));
  }

  @Test
  void all_faults_are_told_at_once_in_the_order_of_the_file() {
    List<ModelFault> faults =
        faults(
            """
            modle: person
            attributes:
              a: dat
              b: { type: date, columns: [y, m] }
              c: { colunm: x }
              a: text
            """);

    assertThat(faults)
        .extracting(ModelFault::toString)
        .containsExactly(
            "m.yaml:1:1: unknown key 'modle'; did you mean 'model'?",
            "m.yaml:1:1: the model has no name; add 'model: NAME'",
            "m.yaml:3:6: unknown type 'dat'; did you mean 'date'? (known are " + types() + ")",
            "m.yaml:4:29: attribute 'b' has 2 columns; type date takes one column, or three (year,"
                + " month, day)",
            "m.yaml:5:3: attribute 'c' has no type; add 'type: TYPE'; known are " + types(),
            "m.yaml:5:8: unknown key 'colunm'; did you mean 'column'?",
            "m.yaml:6:3: 'a' is given twice in the attributes (first in line 3); keep one");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``                                              | 1:1 | the file is empty",
        "`# only a comment`                              | 1:1 | the file is empty",
        "`- a`                                           | 1:1 | not an entity model",
        "`person`                                        | 1:1 | not an entity model",
        "`model: m`                                      | 1:1 | no attributes",
        "`model: m#attributes:`                          | 2:12 | 'attributes' is not a mapping",
        "`model: m#attributes: {}`                       | 2:13 | no attributes",
        "`model: m#attributes: [a]`                      | 2:13 | not a mapping",
        "`model:#attributes: {a: text}`                  | 1:7 | 'model' is empty",
        "`model: [m]#attributes: {a: text}`              | 1:8 | 'model' is a list",
        "`model: m#attributes: {a: }`                    | 2:16 | attribute 'a' is empty",
        "`model: m#attributes: {a: [text]}`              | 2:17 | attribute 'a' is a list",
        "`model: m#attributes: {[a]: text}`              | 2:14 | is not text",
        "`model: m#attributes: {'': text}`               | 2:14 | the name is empty",
        "`model: m#attributes:#\ta: text`                | 3:1 | this is not YAML",
        "`model: m#attributes: {a: text`                 | 2:21 | this is not YAML",
        "`model: 'm`                                     | 1:10 | this is not YAML",
        "`model: &x m#attributes: {a: text}`             | 1:8 | anchor &x",
        "`model: !!java.net.URL m#attributes: {a: text}` | 1:8 | tag",
        "`model: m#attributes: {a: text}#---#model: n`   | 3:1 | second document",
        "`[[[[[[[[[[[[`                                  | 1:9 | nested too deeply",
        "`model: m#sources: [a, b]#attributes: {a: text}` | 2:10 | no column tells them apart",
        "`model: m#source: s#sources: [a, a]#attributes: {a: text}` | 3:14 | listed twice",
        "`model: m#sources: x#attributes: {a: text}`     | 2:10 | not a list",
        "`model: m#sources: [{}]#attributes: {a: text}`  | 2:11 | no name",
        "`model: m#sources: [{name: a, duplicate-free: yes}]#attributes: {a: text}` | 2:37 |"
            + " 'duplicate-free' is 'yes'",
        "`model: m#attributes: {a: {type: text, column: [x]}}` | 2:38 | 'column' is a list",
        "`model: m#attributes: {a: {type: text, columns: []}}` | 2:39 | 'columns' is empty",
        "`model: m#attributes: {a: {type: text, columns: [x, x]}}` | 2:43 | twice",
        "`model: m#attributes: {a: {type: year, columns: [x, y]}}` | 2:39 | has 2 columns",
        "`model: m#attributes: {a: {type: text, term: }}` | 2:35 | 'term' is empty",
        "`model: m#attributes: {a: {type: text, classification: secret}}` | 2:46 | unknown"
            + " classification",
        "`model: m#attributes: {a: {type: text, survivorship: best}}` | 2:44 | unknown"
            + " survivorship",
        "`model: m#attributes: {a: text}#quality: []`    | 3:1 | unknown key 'quality'",
        "`model: m#attributes: {a: \u0001}`              | 2:17 | unprintable character U+0001",
      })
  void a_fault_is_told_with_its_place(String yaml, String place, String wrong) {
    List<ModelFault> faults = faults(yaml.replace('#', yaml.startsWith("#") ? '#' : '\n'));

    assertThat(faults).anySatisfy(fault -> assertThat(fault.wrong()).contains(wrong));
    assertThat(faults.get(0).line() + ":" + faults.get(0).column()).isEqualTo(place);
  }

  @Test
  void a_bomb_of_aliases_is_refused_where_it_begins() {
    String bomb = "a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n";

    assertThat(faults(bomb))
        .singleElement()
        .satisfies(f -> assertThat(f.wrong()).contains("anchor"));
  }

  @Test
  void deep_nesting_is_refused_without_running_out_of_stack() {
    assertThat(faults("[".repeat(500_000))).hasSize(1);
  }

  @Test
  void text_that_is_not_utf_8_is_told_with_its_place() {
    byte[] latin = {'m', 'o', 'd', 'e', 'l', ':', ' ', 'm', '\n', 'd', ':', ' ', (byte) 0xE9, '\n'};

    InvalidModel e =
        catchThrowableOfType(InvalidModel.class, () -> EntityModelReader.read("m", latin));

    assertThat(e).hasMessage("m:2:4: the file is not UTF-8 text here; save it as UTF-8");
    assertThatThrownBy(() -> EntityModelReader.read("m", "model: m".getBytes(UTF_16)))
        .hasMessageContaining("UTF-16");
  }

  @Test
  void a_byte_order_mark_and_windows_line_ends_do_no_harm() {
    assertThat(read("\uFEFFmodel: m\r\nattributes:\r\n  a: text\r\n").model().name())
        .isEqualTo("m");
  }

  @Test
  void an_attribute_without_a_glossary_term_is_a_warning_with_its_line() {
    ReadModel read = read("model: m\nattributes:\n  a: { type: text, term: A }\n  b: text\n");

    assertThat(read.warnings())
        .extracting(ModelFault::toString)
        .containsExactly("m.yaml:4:3: attribute 'b' names no glossary term; add 'term: TERM'");
  }

  @Test
  void a_file_that_is_absent_or_a_folder_is_one_clear_line() throws IOException {
    Path absent = folder.resolve("absent.yaml");
    Path present = Files.writeString(folder.resolve("m.yaml"), "model: m\nattributes: {a: text}\n");

    assertThat(EntityModelReader.read(present).model().name()).isEqualTo("m");
    assertThatThrownBy(() -> EntityModelReader.read(absent))
        .isInstanceOf(InvalidInput.class)
        .hasMessage(
            "Model file %s does not exist; give a readable YAML file, or one of: customer,"
                + " supplier, employee.",
            absent);
    assertThatThrownBy(() -> EntityModelReader.read(folder)).hasMessageContaining("is a folder");
  }

  private static String types() {
    return String.join(", ", SemanticType.values().stream().map(SemanticType::yamlName).toList());
  }

  private static ReadModel read(String yaml) {
    return EntityModelReader.read("m.yaml", yaml.getBytes(UTF_8));
  }

  private static List<ModelFault> faults(String yaml) {
    InvalidModel invalid = catchThrowableOfType(InvalidModel.class, () -> read(yaml));
    assertThat(invalid).isNotNull();
    return invalid.faults();
  }
}
