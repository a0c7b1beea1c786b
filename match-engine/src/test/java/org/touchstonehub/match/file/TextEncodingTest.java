package org.touchstonehub.match.file;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.touchstonehub.match.model.EntityModel;

/** Files in the encodings that spreadsheets and older systems write. */
class TextEncodingTest {
  private final EntityModel model = Gathered.model("");

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "UTF-8, Müller Łukasz 山田",
    "UTF-16LE, Müller Łukasz 山田 \uD83D\uDE00",
    "UTF-16BE, Müller Łukasz 山田",
    "windows-1252, Jürgen Groß Lefèvre Nuñez O\u2019Brien \u20AC5",
    "windows-1250, Łukasz Wójcik Małgorzata Dąbrowska Święcicka",
    "windows-1251, Иван Петров Наталья Смирнова",
    "KOI8-R, Иван Петров Наталья Смирнова",
    "Shift_JIS, 山田太郎 佐藤花子 鈴木一郎",
    "GB18030, 王小明 李华 张伟"
  })
  void a_file_is_read_in_the_encoding_it_is_in(String encoding, String names) throws IOException {
    Charset charset = Charset.forName(encoding);
    List<String> expected = new ArrayList<>();
    StringBuilder text = new StringBuilder("id,a\n");
    String[] each = names.split(" ", -1);
    for (int i = 0; i < each.length; i++) {
      text.append(i).append(',').append(each[i]).append("\r\n");
      expected.add("%d: %d [%s, null, null]".formatted(i + 2, i, each[i]));
    }
    byte[] bytes = text.toString().getBytes(charset);

    assertThat(rows(bytes, null)).isEqualTo(expected);
    assertThat(rows(zipped(bytes), null)).isEqualTo(expected);
    assertThat(rows(bytes, charset)).isEqualTo(expected);
  }

  @Test
  void utf_16_is_known_by_its_mark_too() throws IOException {
    byte[] little = "\uFEFFid,a\n1,山田\n".getBytes(UTF_16LE);
    byte[] big = "\uFEFFid,a\n1,山田\n".getBytes(UTF_16BE);

    assertThat(rows(little, null)).containsExactly("2: 1 [山田, null, null]");
    assertThat(rows(big, null)).containsExactly("2: 1 [山田, null, null]");
  }

  @Test
  void utf_8_that_is_broken_in_a_row_stays_utf_8() throws IOException {
    byte[] bytes = "id,a\n1,Müller\n2,Groß\n3,#\n".getBytes(UTF_8);
    bytes[bytes.length - 2] = (byte) 0xE9;

    Gathered read = read(bytes, null);

    assertThat(read.rowsInWords())
        .containsExactly("2: 1 [Müller, null, null]", "3: 2 [Groß, null, null]");
    assertThat(read.rejectsInWords()).containsExactly("4:3 byte 0xE9 is not UTF-8 here");
  }

  @Test
  void what_a_person_says_goes_before_what_is_seen() throws IOException {
    byte[] bytes = "id,a\n1,Dvořák\n".getBytes(Charset.forName("windows-1250"));

    assertThat(rows(bytes, Charset.forName("windows-1250")))
        .containsExactly("2: 1 [Dvořák, null, null]");
    assertThat(read(bytes, UTF_8).rejectsInWords())
        .containsExactly("2:6 byte 0xF8 is not UTF-8 here");
    assertThatThrownBy(() -> read(bytes, Charset.forName("UTF-32")))
        .hasMessageContaining("UTF-32 is an encoding that is not read here");
  }

  @Test
  void a_byte_that_an_encoding_lacks_costs_its_row_alone() throws IOException {
    byte[] bytes = "id,a\n1,Groß\n2,#\n".getBytes(Charset.forName("windows-1252"));
    bytes[bytes.length - 2] = (byte) 0x81;

    Gathered read = read(bytes, Charset.forName("windows-1252"));

    assertThat(read.rowsInWords()).containsExactly("2: 1 [Groß, null, null]");
    assertThat(read.rejectsInWords()).containsExactly("3:3 byte 0x81 is not windows-1252 here");
  }

  @Property
  void any_text_of_utf_8_is_seen_to_be_so_wherever_its_beginning_ends(
      @ForAll String text, @ForAll byte cut) {
    byte[] bytes = ("id,name\n" + text.replace("\u0000", "")).getBytes(UTF_8);
    int length = Math.max(0, bytes.length - (cut & 3));

    assertThat(TextEncoding.of(java.util.Arrays.copyOf(bytes, length))).isEqualTo(UTF_8);
  }

  private List<String> rows(byte[] bytes, @Nullable Charset encoding) throws IOException {
    return read(bytes, encoding).rowsInWords();
  }

  private Gathered read(byte[] bytes, @Nullable Charset encoding) throws IOException {
    return Gathered.of(model, Files.write(folder.resolve("f.csv"), bytes), encoding);
  }

  private static byte[] zipped(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }
}
