package org.touchstonehub.match.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.match.model.EntityModel;

class KeysSourcesAndFilesTest extends UnknownFiles {
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
}
