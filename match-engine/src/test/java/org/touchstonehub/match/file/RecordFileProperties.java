package org.touchstonehub.match.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.match.model.EntityModel;

class RecordFileProperties {
  private final EntityModel model = Gathered.model();

  @Property(tries = 2000)
  void any_bytes_are_rows_rejects_or_one_clear_error(@ForAll("files") byte[] bytes) {
    Gathered read;
    try {
      read = Gathered.of(model, null, bytes);
    } catch (InvalidInput e) {
      assertThat(e.getMessage()).startsWith("f.csv: ").doesNotContain("\n");
      return;
    }

    assertThat(read.summary.rows()).isEqualTo(read.rows.size());
    assertThat(read.summary.rejects()).isEqualTo(read.rejects.size());
    assertThat(read.ids()).doesNotHaveDuplicates();
    assertThat(read.rejects).allSatisfy(reject -> assertThat(reject.line()).isPositive());
    assertThat(read.rejects).allSatisfy(reject -> assertThat(reject.column()).isPositive());
  }

  @Property(tries = 500)
  void what_another_csv_writer_wrote_is_read_as_it_was(
      @ForAll("tables") List<List<String>> table,
      @ForAll("separators") char separator,
      @ForAll boolean quoteAll)
      throws IOException {
    StringWriter text = new StringWriter();
    Map<String, List<String>> written = new LinkedHashMap<>();
    try (CsvWriter csv = writer(separator, quoteAll, text)) {
      csv.writeRecord("id", "a", "b", "l");
      for (List<String> row : table) {
        String id = " " + written.size() + row.get(0).replaceAll("\\p{Cntrl}", "");
        csv.writeRecord(id, row.get(1), row.get(2), row.get(3));
        written.put(id, row);
      }
    }

    Gathered read = Gathered.of(model, text.toString());

    assertThat(read.rejects).isEmpty();
    assertThat(read.ids()).containsExactlyElementsOf(written.keySet());
    for (FileRow row : read.rows) {
      List<String> expected = written.get(row.key().key());
      for (int i = 0; i < 3; i++) {
        String value = expected.get(i + 1);
        assertThat(row.values()[i]).isEqualTo(value.isBlank() ? null : value.strip());
      }
    }
  }

  @Property(tries = 500)
  void a_broken_line_changes_no_other_row(
      @ForAll @Size(min = 1, max = 20) List<@AlphaChars String> values,
      @ForAll("breakages") String broken,
      @ForAll int seed) {
    StringBuilder text = new StringBuilder("id,a,b,l\n");
    int at = Math.floorMod(seed, values.size());
    for (int i = 0; i < values.size(); i++) {
      if (i == at) text.append(broken).append('\n');
      text.append(i).append(",\"").append(values.get(i)).append("\",y,z\n");
    }

    Gathered read = Gathered.of(model, text.toString());

    assertThat(read.rows).hasSize(values.size());
    assertThat(read.rejects).extracting(Reject::line).containsExactly(at + 2L);
  }

  private static CsvWriter writer(char separator, boolean quoteAll, StringWriter out) {
    var builder = CsvWriter.builder().fieldSeparator(separator).lineDelimiter(LineDelimiter.LF);
    return (quoteAll ? builder.quoteStrategy(QuoteStrategies.ALWAYS) : builder).build(out);
  }

  @Provide
  Arbitrary<Character> separators() {
    return Arbitraries.of(',', ';', '\t', '|');
  }

  @Provide
  Arbitrary<String> breakages() {
    return Arbitraries.of(
        "x,\"open,y,z", "x,y", "x,,,,", "x,\"a\"b,y,z", "\"", ",,,", "x,y,z,\"w", "\"x,\"\"y");
  }

  @Provide
  Arbitrary<List<List<String>>> tables() {
    Arbitrary<String> value =
        Arbitraries.strings().withChars("ab ,;|\t\"'\n=é€\u2028").ofMaxLength(8);
    return value.list().ofSize(4).list().ofMaxSize(12);
  }

  @Provide
  Arbitrary<byte[]> files() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "id",
            "id,a,b,l\n",
            "{\"id\":",
            "}",
            "\n",
            "\r\n",
            ",",
            ";",
            "\"",
            "\"\"",
            "1",
            "2",
            "x",
            "{",
            "[",
            "]",
            ":",
            "\uFEFF",
            "\u001f\u008b\u0008\u0000",
            "é",
            "\u0000",
            "\\u0000",
            "null");
    Arbitrary<byte[]> text =
        pieces
            .list()
            .ofMaxSize(40)
            .map(list -> String.join("", list))
            .flatMap(s -> Arbitraries.of(UTF_8, ISO_8859_1).map(s::getBytes));
    Arbitrary<byte[]> noise = Arbitraries.bytes().array(byte[].class).ofMaxSize(200);
    Arbitrary<byte[]> csv =
        noise.map(
            bytes -> {
              byte[] header = "id,a,b,l\n".getBytes(UTF_8);
              byte[] all = Arrays.copyOf(header, header.length + bytes.length);
              System.arraycopy(bytes, 0, all, header.length, bytes.length);
              return all;
            });
    return Arbitraries.oneOf(text, noise, csv);
  }
}
