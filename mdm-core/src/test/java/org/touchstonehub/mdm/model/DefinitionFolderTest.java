package org.touchstonehub.mdm.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.touchstonehub.failure.RefusedFile;
import org.touchstonehub.match.model.EntityModelReader;
import org.touchstonehub.match.model.ReadModel;

class DefinitionFolderTest {
  @TempDir Path folder;

  @BeforeEach
  void aGoodFile() throws IOException {
    write("gym.yaml", "model: gym\nattributes: { town: locality }\n");
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private DefinitionFolder<ReadModel> read() {
    return read(folder);
  }

  private static DefinitionFolder<ReadModel> read(Path folder) {
    return DefinitionFolder.read(
        folder,
        "model",
        Set.of("customer", "supplier"),
        EntityModelReader::read,
        (ReadModel read) -> read.model().name());
  }

  @Test
  void a_bad_file_is_refused_alone_with_its_line_and_holds_what_it_names() throws IOException {
    Path bad = write("c.yml", "model: customer\nattributes: { phone: fone }\n");

    DefinitionFolder<ReadModel> read = read();

    assertThat(read.taken()).containsOnlyKeys("gym");
    assertThat(read.refused())
        .singleElement()
        .satisfies(
            refused -> {
              assertThat(refused.file()).isEqualTo(bad.toString());
              assertThat(refused.reason()).contains(":2:", "'fone'", "did you mean 'phone'");
            });
    assertThat(read.held()).containsExactly("customer");
    assertThat(read.holds("customer", false)).isTrue();
    assertThat(read.holds("supplier", true)).isFalse();
  }

  @Test
  void what_is_no_yaml_is_known_by_its_line_or_its_file() throws IOException {
    write("a.yaml", "model: 'shop' # ours\n\tattributes: {{{\n");
    write("supplier.yaml", "\u0000\u0001");

    assertThat(read().held()).containsExactlyInAnyOrder("shop", "supplier");
    assertThat(read().someUntold()).isFalse();
  }

  @Test
  void where_a_file_tells_nothing_all_that_is_stored_stays() throws IOException {
    write("notes.yaml", "- a\n- b\n");

    assertThat(read().someUntold()).isTrue();
    assertThat(read().holds("supplier", true)).isTrue();
    assertThat(read().holds("supplier", false)).isFalse();
  }

  @Test
  void of_two_files_with_one_name_neither_is_taken() throws IOException {
    write("gym2.yaml", "model: gym\nattributes: { street: address }\n");

    assertThat(read().taken()).isEmpty();
    assertThat(read().refused()).extracting(RefusedFile::reason).allMatch(r -> r.contains("'gym'"));
    assertThat(read().refused()).hasSize(2);
    assertThat(read().held()).containsExactly("gym");
  }

  @Test
  void other_files_are_left_alone_and_a_folder_called_like_a_file_is_refused() throws IOException {
    write("README.md", "model: nothing");
    Files.createDirectory(folder.resolve("old.yaml"));

    assertThat(read().taken()).containsOnlyKeys("gym");
    assertThat(read().refused())
        .singleElement()
        .extracting(RefusedFile::reason)
        .asString()
        .contains("is a folder");
  }

  @Test
  void a_folder_that_is_not_there_is_refused() {
    DefinitionFolder<ReadModel> read = read(folder.resolve("none"));

    assertThat(read.taken()).isEmpty();
    assertThat(read.refused())
        .singleElement()
        .extracting(RefusedFile::reason)
        .asString()
        .contains("not a folder that can be read");
    assertThat(read.holds("customer", true)).isTrue();
  }
}
