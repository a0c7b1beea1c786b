package org.touchstonehub.match.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.model.EntityModelReader;

class CsvFileTest {
  private final EntityModel model = Gathered.model();

  @Test
  void rows_come_with_line_key_and_values_in_the_order_of_the_model() {
    Gathered read = Gathered.of(model, "b,id,x,a,l\nB1,1,?, A1 ,p; q\n,2,,,\n");

    assertThat(read.rowsInWords())
        .containsExactly("2: 1 [A1, B1, p; q]", "3: 2 [null, null, null]");
    assertThat(read.rejects).isEmpty();
    assertThat(read.summary)
        .isEqualTo(
            new FileSummary(
                "f.csv", UTF_8, 2, 0, List.of(), List.of(new UntakenColumn("x", 1)), 0));
  }

  @Test
  void columns_that_no_attribute_takes_are_named_with_what_they_hold() {
    Gathered read = Gathered.of(model, "id,fax,a,note\n1,030,x,\n2,, y, \n3,040,z,?\n,050,z,?\n");

    assertThat(read.summary.untakenColumns())
        .containsExactly(new UntakenColumn("fax", 2), new UntakenColumn("note", 1));
    assertThat(read.summary.untakenMore()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void the_separator_is_seen_in_the_header(String separator) {
    String text = "id,a,b,l\n1,x,y,z\n".replace(",", separator);

    assertThat(Gathered.of(model, text).rowsInWords()).containsExactly("2: 1 [x, y, z]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void every_line_end_will_do_and_blank_lines_are_no_rows(String end) {
    String text = "id,a,b,l\n\n1,x,y,z\n   \n2,u,v,w".replace("\n", end);

    assertThat(Gathered.of(model, text).rowsInWords())
        .containsExactly("3: 1 [x, y, z]", "5: 2 [u, v, w]");
  }

  @Test
  void quotes_hold_separators_quotes_and_line_ends() {
    Gathered read =
        Gathered.of(model, "\"id\",a,b,l\n\"1\",\"x,\"\"y\"\"\",\"p\r\nq\",\"\"\n2,it\"s,,\n");

    assertThat(read.rowsInWords())
        .containsExactly("2: 1 [x,\"y\", p\nq, null]", "4: 2 [it\"s, null, null]");
  }

  @Test
  void a_byte_order_mark_and_gzip_are_seen_through() throws IOException {
    byte[] plain = "\uFEFFid,a,b,l\n1,é,,\n".getBytes(UTF_8);

    assertThat(Gathered.of(model, null, plain).rowsInWords())
        .containsExactly("2: 1 [é, null, null]");
    assertThat(Gathered.of(model, null, gzip(plain)).rowsInWords())
        .containsExactly("2: 1 [é, null, null]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sep=;\nid;a;b\n1;x;y\n",
        "SEP=;\r\n\r\nid;a;b\r\n1;x;y\r\n",
        "Members of 2024\n\nid,a,b\n1,x,y\n",
        "# written by a report\n# on Monday, at noon\nid,a,b\n1,x,y\n",
        "\"Our \"\"list\"\"\",,\n,,\nid,a,b\n1,x,y\n",
        "id,our list,\nid,a,b\n1,x,y\n",
        "'id','a','b'\n'1','x','y'\n"
      })
  void what_stands_above_the_header_and_how_names_are_quoted_is_seen_through(String text) {
    Gathered gathered = Gathered.of(Gathered.model(), text);

    assertThat(gathered.rows).hasSize(1);
    assertThat(gathered.rows.get(0).key().key()).isEqualTo("1");
    assertThat(gathered.rows.get(0).values()).containsExactly("x", "y", null);
  }

  @Test
  void a_line_end_within_quotes_belongs_to_the_name_of_a_column() {
    Gathered gathered =
        Gathered.of(Gathered.model(), "id,a,\"more\nof it\",b\n1,x,m,y\n\"2\",v,,\"w\nw\"\n");

    assertThat(gathered.rowsInWords()).containsExactly("3: 1 [x, y, null]", "4: 2 [v, w\nw, null]");
    assertThat(gathered.summary.untakenColumns().get(0).name()).isEqualTo("more of it");
  }

  @Test
  void columns_of_a_source_may_be_named_otherwise() {
    EntityModel model =
        EntityModelReader.read(
                "m",
                utf8(
                    """
                    model: m
                    id: id
                    id-in: { shop: nr }
                    source: origin
                    attributes:
                      a: { type: text, column-in: { shop: first } }
                      b: { type: address, columns: [no, street], column-in: { shop: [road] } }
                    """))
            .model();

    Gathered shop = Gathered.of(model, "shop", utf8("nr,first,road,id\n1,x,Mill Lane 4,k\n"));
    Gathered crm = Gathered.of(model, "crm", utf8("id,a,no,street\n1,x,4,Mill Lane\n"));
    String rows = "id,origin,a,nr,first,no\n1,crm,x,,,4\n,shop,,2,y,\n3,shop,,,z,\n";
    Gathered both = Gathered.of(model, null, utf8(rows));

    assertThat(shop.rowsInWords()).containsExactly("2: 1 [x, Mill Lane 4]");
    assertThat(crm.rowsInWords()).containsExactly("2: 1 [x, 4 Mill Lane]");
    assertThat(shop.summary.untakenColumns()).hasSize(1);
    assertThat(shop.summary.absentColumns()).containsExactly("origin");
    assertThat(both.rowsInWords()).containsExactly("2: 1 [x, 4]", "3: 2 [y, null]");
    assertThat(both.rejects).hasSize(1);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(UTF_8);
  }

  @Test
  void a_header_that_comes_again_is_a_reject() {
    Gathered gathered = Gathered.of(Gathered.model(), "id,a,b\n1,x,y\nid,a,b\n2,v,w\n");

    assertThat(gathered.ids()).containsExactly("1", "2");
    assertThat(gathered.rejects.get(0).reason()).isEqualTo("the header stands here again");
  }

  @Test
  void a_broken_row_is_a_reject_and_the_rest_goes_on() {
    byte[] bytes =
        """
        id,a,b,l
        1,x,y,z
        2,x,y
        3,x,y,z,too much
        ,x,y,z
        5,"x"y,y,z
        1,again,y,z
        7,\u00E9,y,z
        8,x\u0000,y,z
        9,x,y,z
        """
            .getBytes(ISO_8859_1);

    Gathered read = Gathered.of(model, null, bytes);

    assertThat(read.ids()).containsExactly("1", "9");
    assertThat(read.rejectsInWords())
        .containsExactly(
            "3:5 3 fields, but the header has 4",
            "4:9 5 fields, but the header has 4",
            "5:1 no value in the key column 'id'",
            "6:6 text follows a closing quote",
            "7:1 the same key stands in line 2",
            "8:3 byte 0xE9 is not UTF-8 here",
            "9:3 column 'a' holds U+0000");
  }

  @Test
  void a_quote_that_is_not_closed_costs_its_line_alone() {
    Gathered read =
        Gathered.of(
            model,
            """
            id,a,b,l
            1,"x,y,z
            2,x,y,z
            3,"Smith, J",y,z
            4,x,"y
            y",z
            5,x,y,"z
            """);

    assertThat(read.rowsInWords())
        .containsExactly("3: 2 [x, y, z]", "4: 3 [Smith, J, y, z]", "5: 4 [x, y\ny, z]");
    assertThat(read.rejectsInWords())
        .containsExactly(
            "2:3 a quote is opened here and not closed",
            "7:7 a quote is opened here and not closed");
  }

  @Test
  void many_open_quotes_take_linear_time() {
    String text = "id,a,b,l\n" + "1,\"a\"\"b,,\n".repeat(50_000) + "2,x,y,z\n";

    assertThat(Gathered.of(model, text).ids()).contains("2");
  }

  @Test
  void a_line_that_is_too_long_is_a_reject_and_takes_no_memory() {
    String text = "id,a,b,l\n1," + "x".repeat(5 * Lines.LONGEST) + ",y,z\n2,x,y,z\n";

    Gathered read = Gathered.of(model, text);

    assertThat(read.ids()).containsExactly("2");
    assertThat(read.rejectsInWords()).containsExactly("2:1 the line has more than 1048576 bytes");
  }

  @Test
  void a_key_keeps_its_blanks_and_has_a_longest_length() {
    Gathered read =
        Gathered.of(model, "id,a,b,l\n 1 ,x,y,z\n1\t2,,,\n" + "k".repeat(501) + ",x,y,z\n");

    assertThat(read.ids()).containsExactly(" 1 ");
    assertThat(read.rejectsInWords())
        .containsExactly(
            "3:1 column 'id' holds a control character",
            "4:1 the key in column 'id' has more than 500 characters");
  }

  @Test
  void a_source_column_must_name_a_source_of_the_model() {
    EntityModel sources = Gathered.model("source: s", "sources: [crm, shop]");

    Gathered read = Gathered.of(sources, "id,s,a,b,l\n1,crm,,,\n1,shop,,,\n2,,,,\n3,web,,,\n");

    assertThat(read.rows).extracting(row -> row.key().system()).containsExactly("crm", "shop");
    assertThat(read.rejectsInWords())
        .containsExactly(
            "4:3 no value in the source column 's'",
            "5:3 column 's' names a source that the model does not list");
  }

  @Test
  void a_file_of_one_source_needs_no_source_column_and_takes_no_other_source() {
    EntityModel sources = Gathered.model("source: s", "sources: [crm, shop]");

    Gathered without = Gathered.of(sources, "shop", "id,a,b,l\n1,,,\n".getBytes(UTF_8));
    Gathered with =
        Gathered.of(sources, "shop", "id,s,a,b,l\n1,shop,,,\n2,crm,,,\n".getBytes(UTF_8));

    assertThat(without.rows).extracting(row -> row.key().system()).containsExactly("shop");
    assertThat(with.ids()).containsExactly("1");
    assertThat(with.rejectsInWords())
        .containsExactly("3:3 column 's' names another source than the file's, which is 'shop'");
  }

  @Test
  void records_of_a_model_without_sources_are_of_the_only_source() {
    assertThat(Gathered.of(model, "id,a,b,l\n1,,,\n").rows)
        .extracting(row -> row.key().system())
        .containsExactly(RecordFile.ONLY_SOURCE);
  }

  @Test
  void columns_that_the_file_does_not_have_are_told() {
    Gathered read = Gathered.of(model, "id,b\n1,x\n");

    assertThat(read.rowsInWords()).containsExactly("2: 1 [null, x, null]");
    assertThat(read.summary.absentColumns()).containsExactly("a", "l");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n \n\n", "\uFEFF"})
  void an_empty_file_is_one_clear_error(String text) {
    assertThatThrownBy(() -> Gathered.of(model, text))
        .isInstanceOf(BrokenFile.class)
        .hasMessage("f.csv: the file is empty; give a file with a header and rows.");
  }

  @Test
  void a_header_that_does_not_fit_the_model_is_one_clear_error() {
    assertThatThrownBy(() -> Gathered.of(model, "nr;a;b\n1;2;3\n"))
        .hasMessage(
            "f.csv: no column 'id' for the key; the header has nr, a, b; name the right column in"
                + " the model (id: COLUMN, or id-in: { SOURCE: COLUMN }) or in the file.");
    assertThatThrownBy(() -> Gathered.of(Gathered.model("source: s"), "id,a\n1,2\n"))
        .hasMessageContaining("no column 's' for the source");
    assertThatThrownBy(() -> Gathered.of(model, "id,x,y\n1,2,3\n"))
        .hasMessageContaining(
            "none of the attributes' columns is in the header, which has id, x, y");
    assertThatThrownBy(() -> Gathered.of(model, "id,a,a\n1,2,3\n"))
        .hasMessageContaining("names column 'a' twice");
    assertThatThrownBy(() -> Gathered.of(model, "\"id,a\n1,2\n"))
        .hasMessageContaining("quote that is not closed");
  }

  @Test
  void files_of_another_kind_are_one_clear_error() {
    assertThatThrownBy(() -> read('P', 'K', 3, 4, 0)).hasMessageContaining("Excel");
    assertThatThrownBy(() -> read('P', 'A', 'R', '1')).hasMessageContaining("Parquet");
    assertThatThrownBy(() -> read(0xFF, 0xFE, 'i', 0)).hasMessageContaining("UTF-16");
    assertThatThrownBy(() -> read(0xE9, 'i', 'd'))
        .hasMessageContaining("line 1 should be a header");
    assertThatThrownBy(() -> Gathered.of(model, "[{\"id\": 1}]")).hasMessageContaining("JSON list");
  }

  @Test
  void gzip_that_ends_early_is_one_clear_error() throws IOException {
    StringBuilder text = new StringBuilder("id,a,b,l\n");
    for (int i = 0; i < 20_000; i++) text.append(i).append(",x").append(i * 7919L).append(",y,z\n");
    byte[] whole = gzip(text.toString().getBytes(UTF_8));

    for (int length : new int[] {3, 12, whole.length / 2, whole.length - 1, whole.length - 6}) {
      assertThatThrownBy(() -> Gathered.of(model, null, Arrays.copyOf(whole, length)))
          .isInstanceOf(BrokenFile.class)
          .hasMessageContaining("cannot be read to its end")
          .hasMessageContaining("its gzip data is cut short or damaged");
    }
    byte[] damaged = whole.clone();
    damaged[whole.length - 7] ^= 1;
    assertThatThrownBy(() -> Gathered.of(model, null, damaged)).isInstanceOf(BrokenFile.class);
  }

  private void read(int... bytes) {
    byte[] file = new byte[bytes.length];
    for (int i = 0; i < file.length; i++) file[i] = (byte) bytes[i];
    Gathered.of(model, null, file);
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(plain);
    }
    return out.toByteArray();
  }
}
