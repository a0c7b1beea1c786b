package org.touchstonehub.match.profile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.match.file.FileRow;
import org.touchstonehub.match.file.FileSummary;
import org.touchstonehub.match.file.RecordFile;
import org.touchstonehub.match.file.Reject;
import org.touchstonehub.match.file.RowConsumer;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.model.EntityModelReader;
import org.touchstonehub.match.model.ReadModel;

class ProfilerProperties {
  private static Path file = Path.of("");

  @BeforeContainer
  static void make_a_file() throws IOException {
    file = Files.createTempFile("unknown", ".csv");
  }

  @AfterContainer
  static void delete_it() throws IOException {
    Files.deleteIfExists(file);
  }

  @Property(tries = 500)
  void any_bytes_end_in_a_draft_that_reads_the_file_or_in_one_clear_error(
      @ForAll("files") byte[] bytes) throws IOException {
    Files.write(file, bytes);

    Profile profile;
    try {
      profile = profile();
    } catch (InvalidInput e) {
      assertThat(e.getMessage()).startsWith(file.toString()).doesNotContain("\n");
      return;
    }

    ReadModel read = EntityModelReader.read("draft", profile.yaml().getBytes(UTF_8));
    assertThat(read.warnings()).isEmpty();
    assertThat(profile().yaml()).isEqualTo(profile.yaml());
    assertThat(rows(read.model())).isPositive();
  }

  private static Profile profile() {
    return new Profiler(
            List.of(new Profiler.FileToProfile(file, null, null)),
            new Profiler.Wishes("record", null, null))
        .profile();
  }

  private static long rows(EntityModel model) {
    RowConsumer nothing =
        new RowConsumer() {
          @Override
          public void row(FileRow row) {}

          @Override
          public void reject(Reject reject) {}
        };
    FileSummary summary = RecordFile.of(file, model, null).read(nothing);
    return summary.rows() + summary.rejects();
  }

  @Provide
  Arbitrary<byte[]> files() {
    Arbitrary<byte[]> noise = Arbitraries.bytes().array(byte[].class).ofMaxSize(300);
    Arbitrary<String> field =
        Arbitraries.oneOf(
            Arbitraries.of(
                "",
                "id",
                "name",
                "dob",
                "source",
                "Ada",
                "1815-12-10",
                "a@b.org",
                "n/a",
                "1",
                "2",
                "3",
                "\"",
                "\"x\"\"y\"",
                "10 east street",
                "{\"id\":1,\"b\":[2,{}]}",
                "{",
                "[",
                "ü",
                "+49 30 1234567",
                "yes",
                "\u0000",
                "año",
                "2001",
                "a: b",
                "#",
                "'"),
            Arbitraries.strings().ofMaxLength(6));
    Arbitrary<String> end = Arbitraries.of(",", ";", "\t", "\n", ",", "\n", "\r\n");
    Arbitrary<byte[]> csvLike =
        net.jqwik.api.Combinators.combine(field, end)
            .as((f, e) -> f + e)
            .list()
            .ofMaxSize(60)
            .map(parts -> String.join("", parts).getBytes(UTF_8));
    Arbitrary<byte[]> regular =
        field.list().ofSize(3).list().ofMinSize(1).ofMaxSize(30).map(ProfilerProperties::table);
    Arbitrary<byte[]> latin = regular.map(bytes -> new String(bytes, UTF_8).getBytes(ISO_8859_1));
    return Arbitraries.oneOf(noise, csvLike, regular, latin);
  }

  private static byte[] table(List<List<String>> rows) {
    StringBuilder text = new StringBuilder("key;name;c\n");
    for (int i = 0; i < rows.size(); i++) {
      text.append(i).append(';').append(String.join(";", rows.get(i).subList(0, 2))).append('\n');
    }
    return text.toString().getBytes(UTF_8);
  }
}
