package org.touchstonehub.match.profile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.match.model.Attribute;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.model.EntityModelReader;
import org.touchstonehub.match.model.RecordsOf;
import org.touchstonehub.match.type.Classification;
import org.touchstonehub.match.type.SemanticType;

class ProfilerTest {
  private static final List<String> GIVEN =
      List.of("Ada", "Karl", "Marie", "Pedro", "Giulia", "Jan");
  private static final List<String> FAMILY =
      List.of("Byron", "Schmidt", "Curie", "Garcia", "Rossi", "de Vries", "Okafor");

  @TempDir Path folder;

  @Test
  void model_numbers_weights_and_sizes_of_products_are_told_by_name_and_value() throws IOException {
    Random random = new Random(4);
    EntityModel model =
        draft(
            "id,title,modelno,shipweight,dimensions",
            i ->
                "p-%d,%s lamp of %s kind number %d,%c%c-%d,%s,%d.%d x %d.0 x 1.5 inches"
                    .formatted(
                        i,
                        i % 2 == 0 ? "floor" : "desk",
                        FAMILY.get(i % 7),
                        i / 3,
                        'A' + i % 5,
                        'K' + i % 3,
                        1000 + i / 2,
                        i % 3 == 0 ? i % 9 + ".5" : "" + (1 + i % 9),
                        1 + random.nextInt(40),
                        random.nextInt(10),
                        1 + random.nextInt(30)));

    assertThat(inWords(model))
        .containsExactly(
            "text title", "identifier modelno", "amount shipweight", "text dimensions");
  }

  @Test
  void german_columns_are_understood_and_a_day_in_three_columns_is_one() throws IOException {
    EntityModel model =
        draft(
            "Mitglied;Quelle;Vorname;Nachname;geb. Tag;geb. Monat;geb. Jahr;PLZ;Ort;Kurs",
            i ->
                "M-%d;%s;%s;%s;%d;%d;%d;%05d;%s;%s"
                    .formatted(
                        i,
                        i % 2 == 0 ? "app" : "desk",
                        GIVEN.get(i % 6),
                        FAMILY.get(i % 7),
                        1 + i % 28,
                        1 + i % 12,
                        1950 + i % 50,
                        10115 + i % 30,
                        i % 3 == 0 ? "Berlin" : "Köln",
                        i % 2 == 0 ? "Yoga" : "Judo"));

    assertThat(model.idColumn()).isEqualTo("Mitglied");
    assertThat(model.sourceColumn()).isEqualTo("Quelle");
    assertThat(inWords(model))
        .containsExactly(
            "given-name Vorname",
            "family-name Nachname",
            "date geb. Jahr+geb. Monat+geb. Tag",
            "postcode PLZ",
            "locality Ort",
            "category Kurs");
  }

  @Test
  void a_column_of_what_can_name_no_source_is_not_the_source() throws IOException {
    EntityModel model =
        draft(
            "id,source,name",
            i ->
                "%d,%s,%s %d".formatted(i, i % 2 == 0 ? "app" : "de\u0a0bsk", GIVEN.get(i % 6), i));

    assertThat(model.sourceColumn()).isNotEqualTo("source");
  }

  @Test
  void a_name_that_its_values_contradict_does_not_decide() throws IOException {
    EntityModel model =
        draft(
            "id,phone,email,title",
            i ->
                "%d,user%d@mail.example,%02d.%02d.19%02d,%s"
                    .formatted(i, i, 1 + i % 28, 1 + i % 12, i % 90, "Some work no " + i % 40));

    assertThat(typeOf(model, "phone")).contains(SemanticType.EMAIL);
    assertThat(typeOf(model, "email")).contains(SemanticType.DATE);
  }

  @Test
  void values_decide_where_the_names_say_nothing() throws IOException {
    EntityModel model =
        draft(
            "k,a,b,c,d,e",
            i ->
                "x%d,%s,%s,%d.%d.%d,www.firm%d.example,+49 30 %07d"
                    .formatted(
                        i,
                        GIVEN.get(i % 6),
                        GIVEN.get(i % 6) + " " + FAMILY.get(i % 7) + i % 3,
                        1 + i % 28,
                        1 + i % 12,
                        1900 + i,
                        i % 70,
                        1234567 + i % 80));

    assertThat(model.idColumn()).isEqualTo("k");
    assertThat(typeOf(model, "c")).contains(SemanticType.DATE);
    assertThat(typeOf(model, "d")).contains(SemanticType.URL);
    assertThat(typeOf(model, "e")).contains(SemanticType.PHONE);
  }

  @Test
  void a_number_with_its_unit_is_an_amount_and_some_column_names_the_record() throws IOException {
    EntityModel model =
        draft(
            "id,drug,strength,form",
            i ->
                "%d,%s,%d%s,%s"
                    .formatted(
                        i,
                        List.of("Paracin", "Dolomol", "Cefpril", "Atorstatin").get(i % 4),
                        50 * (1 + i % 5),
                        i % 3 == 0 ? " mg" : "mg",
                        i % 2 == 0 ? "tablet" : "syrup"));

    assertThat(inWords(model)).containsExactly("text drug", "amount strength", "category form");
  }

  @Test
  void a_name_beside_a_birth_date_is_a_persons_and_beside_legal_forms_a_firms() throws IOException {
    EntityModel person =
        draft(
            "id,name,birth date",
            i -> "%d,%s %s,19%02d-01-02".formatted(i, GIVEN.get(i % 6), FAMILY.get(i % 7), i % 99));
    EntityModel firm =
        draft(
            "id,name,phone", i -> "%d,%s %d Ltd,0301234%03d".formatted(i, FAMILY.get(i % 7), i, i));
    EntityModel product = draft("id,name,price", i -> "%d,Camera EOS %dD,%d.99".formatted(i, i, i));

    assertThat(typeOf(person, "name")).contains(SemanticType.FULL_NAME);
    assertThat(typeOf(firm, "name")).contains(SemanticType.ORGANISATION);
    assertThat(typeOf(product, "name")).contains(SemanticType.TEXT);
  }

  @Test
  void what_names_the_record_comes_first() throws IOException {
    EntityModel model =
        draft(
            "id,contact name,company",
            i ->
                "%d,%s %s,%s %d GmbH"
                    .formatted(i, GIVEN.get(i % 6), FAMILY.get(i % 7), FAMILY.get(i % 7), i));

    assertThat(model.attributes().get(0).name()).isEqualTo("company");
  }

  @Test
  void what_tells_nothing_is_left_out_with_the_reason() throws IOException {
    String yaml =
        profile(
                write(
                    "xq,id,name,dob,updated_at,active,empty,same,full",
                    i ->
                        "%d,r%d,%s,1970-02-%02d,2020-01-01,%s,,x,%s"
                            .formatted(
                                i, i * 7, GIVEN.get(i % 6), 1 + i % 28, i % 2, GIVEN.get(i % 6))))
            .yaml();

    assertThat(yaml)
        .contains("id: id\n")
        .contains("#   xq: counts the rows")
        .contains("#   updated_at: tells about the row")
        .contains("#   active: a flag")
        .contains("#   empty: empty")
        .contains("#   same: one value only")
        .contains("#   full: the same as 'name'");
  }

  @Test
  void house_number_and_street_are_one_and_a_second_line_stands_alone() throws IOException {
    EntityModel model =
        draft(
            "id,surname,street_number,address_1,address_2",
            i ->
                "%d,%s,%d,mill lane%s,the mews %s"
                    .formatted(
                        i, FAMILY.get(i % 7), i * 7 % 90, "x".repeat(i % 9), "a".repeat(i % 5)));

    assertThat(inWords(model)).contains("address street_number+address_1", "locality address_2");
  }

  @Test
  void sources_whose_equal_values_are_across_them_are_free_of_duplicates() throws IOException {
    Random random = new Random(1);
    String rows =
        IntStream.range(0, 300)
            .mapToObj(i -> random.nextInt(1000) + " Mill Lane," + random.nextInt(9999))
            .collect(Collectors.joining("\n"));
    List<String> things = rows.lines().toList();
    EntityModel apart =
        draft(
            "id,source,address,name",
            600,
            i -> "%d,%s,%s".formatted(i, i < 300 ? "a" : "b", things.get(i % 300)));
    EntityModel twice =
        draft(
            "id,source,address,name",
            600,
            i -> "%d,%s,%s".formatted(i, i % 4 < 2 ? "a" : "b", things.get(i % 300)));

    assertThat(apart.sources()).hasSize(2).allMatch(source -> source.duplicateFree());
    assertThat(apart.sources()).extracting(s -> s.name()).containsExactlyInAnyOrder("a", "b");
    assertThat(twice.sources()).noneMatch(source -> source.duplicateFree());
  }

  @Test
  void without_a_key_it_says_what_to_do() throws IOException {
    Path file = write("first,last", i -> "Ada,Byron");

    assertThatThrownBy(() -> profile(file))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("none can be the key")
        .hasMessageContaining("--id COLUMN");
  }

  @Test
  void a_key_that_is_one_only_within_its_source_is_a_key() throws IOException {
    EntityModel model =
        draft(
            "nr,quelle,name,geboren",
            i ->
                "%d,%s,%s %s,19%02d-03-04"
                    .formatted(
                        i / 2,
                        i % 2 == 0 ? "x" : "y",
                        GIVEN.get(i % 6),
                        FAMILY.get(i % 7),
                        i % 90));

    assertThat(model.idColumn()).isEqualTo("nr");
    assertThat(model.sourceColumn()).isEqualTo("quelle");
  }

  @Test
  void personal_values_are_masked_in_the_report() throws IOException {
    Profile profile =
        profile(
            write(
                "id,surname,phone,country",
                i ->
                    "%d,%s,030 1234567,%s"
                        .formatted(i, FAMILY.get(i % 7), i % 2 == 0 ? "DE" : "FR")));

    assertThat(profile.toString()).doesNotContain("Byron", "1234567").contains("Xxxxx", "DE");
    ColumnProfile phone =
        profile.columns().stream().filter(c -> c.name().equals("phone")).findFirst().orElseThrow();
    assertThat(phone.frequent()).containsExactly(new FrequentValue("999 9999999", 100));
  }

  @Test
  void places_kinds_and_years_of_things_are_shown_and_those_of_persons_are_not()
      throws IOException {
    String of = ",town,industry,founded";
    IntFunction<String> beside =
        i -> ",Warri%d,textiles%d,%d".formatted(i % 9, i % 4, 1950 + i % 40);
    Profile firms =
        profile(write("id,company" + of, i -> "%d,Ovie %d Ltd".formatted(i, i) + beside.apply(i)));
    Profile people =
        profile(
            write(
                "id,surname" + of, i -> "%d,%s".formatted(i, FAMILY.get(i % 7)) + beside.apply(i)));

    assertThat(shown(firms, "town")).contains("Warri");
    assertThat(shown(firms, "industry")).contains("textiles");
    assertThat(shown(firms, "founded")).contains("1950");
    assertThat(shown(people, "town")).doesNotContain("Warri");
    assertThat(shown(people, "industry")).doesNotContain("textiles");
    assertThat(shown(people, "founded")).contains("1950");
  }

  private static String shown(Profile profile, String column) {
    return profile.columns().stream()
        .filter(c -> c.name().equals(column))
        .findFirst()
        .orElseThrow()
        .examples()
        .toString();
  }

  @Test
  void the_separator_is_the_one_that_the_rows_have() throws IOException {
    EntityModel model =
        draft(
            "id;Name, Vorname;Ort, Kreis, Land",
            i -> "%d;%s;%s".formatted(i, FAMILY.get(i % 7), i % 2 == 0 ? "Ulm" : "Bonn"));

    assertThat(model.attributes()).extracting(a -> a.columns().get(0)).contains("Name, Vorname");
  }

  @Test
  void json_lines_have_columns_too() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("p.jsonl"),
            IntStream.range(0, 50)
                .mapToObj(
                    i ->
                        "{\"uid\":\"u%d\",\"title\":\"Work %d\",\"authors\":[\"%s\"],\"x\":{\"y\":1}}"
                            .formatted(i, i, GIVEN.get(i % 6)))
                .collect(Collectors.joining("\n")));

    Profile profile = profile(file);

    assertThat(inWords(model(profile))).containsExactly("text title", "person-list authors");
    assertThat(profile.yaml()).contains("#   x: holds objects");
  }

  @Test
  void a_name_beside_a_birth_date_is_personal_wherever_it_is_from() throws IOException {
    List<List<String>> peoples =
        List.of(
            List.of("หทัยรัตน์ ศรีสุข", "กิตติ บุญมา", "สุดารัตน์ ใจดี"),
            List.of("Efemena Oghenekaro", "Ovie Akpobome", "Tobore Mudiaga"),
            List.of("ანა გელაშვილი", "გიორგი ბერიძე", "ნინო კაპანაძე"),
            List.of("Hñähñu", "Xochitl", "Tlaloc"),
            List.of("Ngọc Lan", "Đặng Khôi", "Bùi Thúy Vy"),
            List.of("سمیرا کریمی", "بهرام یزدانی", "نگار فرهادی"),
            List.of("Zhuge Wanqing", "Ouyang Bei", "Situ Zhe"),
            List.of("Lalremruata", "Zothanpuii Ralte", "Vanlalruata Sailo"));
    for (List<String> people : peoples) {
      Attribute name =
          draft(
                  "no,name,date of birth",
                  i ->
                      "x%d,%s%s,19%02d-01-02"
                          .formatted(i, people.get(i % 3), "a".repeat(i / 3), i % 99))
              .attributes()
              .get(0);

      assertThat(name.type()).as("%s", people).isEqualTo(SemanticType.FULL_NAME);
      assertThat(name.classification()).isEqualTo(Classification.PERSONAL);
    }
  }

  @Test
  void a_name_of_which_nothing_says_that_it_is_a_firms_is_personal() throws IOException {
    List<String> open = List.of("Efemena Oghenekaro", "Ovie Akpobome", "Tobore Mudiaga", "Ese");
    List<String> firms = List.of("Akpobome Trading", "Tobore Foods", "Ovie School", "Ese Ltd");
    EntityModel unknown =
        draft("id,name,town", i -> "%d,%s%c,Warri".formatted(i, open.get(i % 4), 'a' + i / 4));
    EntityModel firm =
        draft("id,name,town", i -> "%d,%c %s,Warri".formatted(i, 'A' + i / 4, firms.get(i % 4)));

    assertThat(unknown.attributes().get(0).classification()).isEqualTo(Classification.PERSONAL);
    assertThat(firm.attributes().get(0).classification()).isEqualTo(Classification.INTERNAL);
  }

  @Test
  void parts_of_a_name_are_known_in_many_languages() throws IOException {
    for (String header :
        List.of(
            "Nome,Cognome",
            "Jméno,Příjmení",
            "Имя,Фамилия",
            "Isim,Soyadı",
            "nama depan,nama belakang",
            "Keresztnév,Vezetéknév",
            "שם פרטי,שם משפחה",
            "名,姓",
            "이름,성씨")) {
      EntityModel model =
          draft(
              "id," + header, i -> "%d,Vy%c,Ze%c%c".formatted(i, 'a' + i % 26, 'a' + i / 26, 'm'));
      assertThat(model.attributes())
          .as(header)
          .extracting(Attribute::type)
          .containsExactly(SemanticType.GIVEN_NAME, SemanticType.FAMILY_NAME);
    }
  }

  @Test
  void a_header_is_found_below_what_stands_above_it() throws IOException {
    String rows =
        IntStream.range(0, 60)
            .mapToObj(i -> "m%d;%s;%s".formatted(i, GIVEN.get(i % 6), FAMILY.get(i % 7)))
            .collect(Collectors.joining("\n"));
    for (String above :
        List.of(
            "sep=;\nid;first name;last name\n",
            "Members, as of Monday\nprinted by hand\n\nid;first name;last name\n",
            "# a comment; with a sign\nid;first name;last name\n",
            "id;\"first\nname\";\"last\r\nname\"\n")) {
      Path file = Files.writeString(folder.resolve("above.csv"), above + rows);

      Profile profile = profile(file);

      assertThat(model(profile).idColumn()).as(above).isEqualTo("id");
      assertThat(inWords(model(profile)))
          .containsExactly("given-name first name", "family-name last name");
      assertThat(profile.rows()).isEqualTo(60);
    }
  }

  @Test
  void one_column_is_one_only_if_its_rows_have_no_more() throws IOException {
    Path more = write("owners of 2024", i -> "x%d,Okafor,Leeds".formatted(i));

    assertThatThrownBy(() -> profile(more))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("header in line 1 has one column")
        .hasMessageContaining("have 3 fields");
    EntityModel one =
        draft("owner", i -> "Okafor Bearings of %c%c".formatted(65 + i % 26, 65 + i / 26));
    assertThat(one.idColumn()).isEqualTo("owner");
  }

  @Test
  void a_file_that_holds_its_rows_twice_keeps_its_key() throws IOException {
    EntityModel model =
        draft(
            "id,name,dob",
            i ->
                i == 50
                    ? "id,name,dob"
                    : "%d,Ada %c,19%02d-01-02".formatted(i % 51, 65 + i % 51, i % 51));

    assertThat(model.idColumn()).isEqualTo("id");
  }

  @Test
  void columns_that_sources_call_otherwise_are_lined_up() throws IOException {
    Random random = new Random(3);
    List<String> phones =
        IntStream.range(0, 90)
            .mapToObj(i -> "020%08d".formatted(random.nextInt(99999999)))
            .toList();
    Path club =
        write(
            "club.csv",
            "membership,forename,surname,born on,landline,mobile,Ort,shoe",
            i ->
                "A%d,%s,%s%c,19%02d-03-%02d,%s,%s,Town%c,%d"
                    .formatted(
                        i,
                        GIVEN.get(i % 6),
                        FAMILY.get(i % 7),
                        'a' + i % 26,
                        i % 90,
                        1 + i % 28,
                        phones.get(i % 45),
                        phones.get(45 + i % 45),
                        'a' + i % 20,
                        36 + i % 9));
    Path till =
        write(
            "till.csv",
            "id;colour;where;tel;x;family name;given",
            i ->
                "%d;%s;Town%c;%s;%02d.03.19%02d;%s%c;%s"
                    .formatted(
                        i * 7 + 1000,
                        i % 2 == 0 ? "red" : "blue",
                        'a' + i % 20,
                        phones.get(45 + i % 45),
                        1 + i % 28,
                        i % 90,
                        FAMILY.get(i % 7),
                        'a' + i % 26,
                        GIVEN.get(i % 6)));
    Profile profile =
        new Profiler(
                List.of(
                    new Profiler.FileToProfile(club, "club", null),
                    new Profiler.FileToProfile(till, "till", null)),
                new Profiler.Wishes("record", null, null))
            .profile();
    EntityModel model = model(profile);

    assertThat(model.idColumnOf("club")).isEqualTo("membership");
    assertThat(model.idColumnOf("till")).isEqualTo("id");
    assertThat(
            model.attributes().stream()
                .map(a -> a.type().yamlName() + " " + a.columnsOf("club") + a.columnsOf("till")))
        .contains(
            "given-name [forename][given]",
            "family-name [surname][family name]",
            "date [born on][x]",
            "phone [mobile][tel]",
            "phone [landline][landline]",
            "locality [Ort][where]");
    assertThat(profile.notes().toString())
        .contains("club.csv alone has landline, shoe; till.csv alone has colour")
        .contains("column-in: { SOURCE: COLUMN }");
  }

  @Test
  void files_of_other_columns_without_their_sources_are_told() throws IOException {
    Path club = write("a.csv", "nr,forename", i -> "A%d,%s".formatted(i, GIVEN.get(i % 6)));
    Path till = write("b.csv", "id,given", i -> "%d,%s".formatted(i * 3, GIVEN.get(i % 6)));

    assertThatThrownBy(
            () ->
                new Profiler(
                        List.of(
                            new Profiler.FileToProfile(club, null, null),
                            new Profiler.FileToProfile(till, null, null)),
                        new Profiler.Wishes("record", null, null))
                    .profile())
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("a.csv alone has nr, forename")
        .hasMessageContaining("b.csv alone has id, given")
        .hasMessageContaining("name the source of each file (crm=FILE shop=FILE)");
  }

  private Path write(String name, String header, IntFunction<String> row) throws IOException {
    return Files.move(write(header, 90, row), folder.resolve(name));
  }

  @Test
  void several_numbers_or_addresses_in_a_cell_a_list_or_a_column_are_these() throws IOException {
    EntityModel cells =
        draft(
            "id,surname,phone,contact by mail",
            i ->
                "%d,%s,+44 20 7946 0%03d ext. %d,\"Ada <a%d@x.example>; b%d@y.example\""
                    .formatted(i, FAMILY.get(i % 7), i, i % 50, i, i));
    EntityModel many =
        draft(
            "id,surname,tel 1,tel 2",
            i ->
                "%d,%s,0207%07d; 0208%07d,%s"
                    .formatted(
                        i, FAMILY.get(i % 7), i * 31, i * 17, i % 3 == 0 ? "0209000" + i : ""));
    Path lists =
        Files.writeString(
            folder.resolve("lists.jsonl"),
            IntStream.range(0, 50)
                .mapToObj(
                    i ->
                        "{\"id\":\"u%d\",\"surname\":\"%s\",\"m\":[\"a%d@x.example\"],\"phone\":[\"0207%07d\",\"0208%07d\"]}"
                            .formatted(i, FAMILY.get(i % 7), i, i, i * 3))
                .collect(Collectors.joining("\n")));

    assertThat(inWords(cells)).contains("phone phone", "email contact by mail");
    assertThat(inWords(many)).contains("phone tel 1", "phone tel 2");
    assertThat(inWords(model(profile(lists)))).contains("email m", "phone phone");
    assertThat(model(profile(lists)).attributes())
        .allMatch(attribute -> attribute.classification() == Classification.PERSONAL);
  }

  @Test
  void a_list_of_dwellings_is_of_things() throws IOException {
    EntityModel model =
        draft(
            "id,address,town",
            i -> "%d,\"Flat %d, %d Mill Lane\",Leeds%d".formatted(i, i % 9, i / 9, i % 4));

    assertThat(model.recordsOf()).isEqualTo(RecordsOf.THINGS);
  }

  @Test
  void what_stands_beside_a_person_is_personal_and_others_names_are_not_the_persons()
      throws IOException {
    EntityModel model =
        draft(
            "id,full name,salary,birth year,manager,runtime",
            i ->
                "%d,%s %s%c,%d00,19%02d,%s Reed%c,%d min"
                    .formatted(
                        i,
                        GIVEN.get(i % 6),
                        FAMILY.get(i % 7),
                        'a' + i % 26,
                        300 + i,
                        i % 90,
                        GIVEN.get(i % 5),
                        'a' + i % 9,
                        80 + i));

    assertThat(inWords(model))
        .containsExactly(
            "full-name full name",
            "amount salary",
            "year birth year",
            "person-list manager",
            "amount runtime");
    assertThat(model.attributes())
        .allMatch(attribute -> attribute.classification() == Classification.PERSONAL);
  }

  private EntityModel draft(String header, IntFunction<String> row) throws IOException {
    return draft(header, 100, row);
  }

  private EntityModel draft(String header, int rows, IntFunction<String> row) throws IOException {
    return model(profile(write(header, rows, row)));
  }

  private Path write(String header, IntFunction<String> row) throws IOException {
    return write(header, 100, row);
  }

  private Path write(String header, int rows, IntFunction<String> row) throws IOException {
    String text =
        IntStream.range(0, rows).mapToObj(row).collect(Collectors.joining("\n", header + "\n", ""));
    return Files.writeString(folder.resolve("unknown.csv"), text);
  }

  private static Profile profile(Path file) {
    return new Profiler(
            List.of(new Profiler.FileToProfile(file, null, null)),
            new Profiler.Wishes("record", null, null))
        .profile();
  }

  private static EntityModel model(Profile profile) {
    return EntityModelReader.read("draft", profile.yaml().getBytes(UTF_8)).model();
  }

  private static List<String> inWords(EntityModel model) {
    return model.attributes().stream()
        .map(a -> a.type().yamlName() + " " + String.join("+", a.columns()))
        .toList();
  }

  private static Optional<SemanticType> typeOf(EntityModel model, String column) {
    return model.attributes().stream()
        .filter(attribute -> attribute.columns().contains(column))
        .map(Attribute::type)
        .findFirst();
  }
}
