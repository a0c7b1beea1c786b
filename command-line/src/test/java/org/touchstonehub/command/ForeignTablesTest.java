package org.touchstonehub.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** State belongs to its module: another may read what is offered to it, and nothing else. */
class ForeignTablesTest {
  private static final Path TOP = Path.of("..");

  @TempDir Path top;

  @Test
  void no_module_names_a_table_of_another() {
    assertThat(ForeignTables.schemas(TOP))
        .contains("mdm", "hub", "projection", "matching", "policy", "product", "batch");
    assertThat(ForeignTables.in(TOP)).isEmpty();
  }

  @BeforeEach
  void two_modules() throws IOException {
    write(
        "core/src/main/resources/db/migration/mdm/V1__begin.sql",
        "create schema hub;\ncreate table mdm.link (id integer);\n"
            + "create view hub.link as select id from mdm.link;");
    write(
        "batch-matching/src/main/resources/db/migration/matching/V1__begin.sql",
        "-- As mdm.link has it.\ncreate table matching.run (id integer);");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"select id from mdm.link\"",
        "\"\"\"\n  select id\n  from mdm.link l\"\"\"",
        "\"mdm.link (id)\"",
        "\"join \\\"mdm\\\".\\\"link\\\" l on true\"",
        "\"select from MDM . LINK\"",
        "\"from \" + 'x' + \"mdm.link\"",
        "\"analyze mdm.unheard_of\"",
        "\"update matching.run set id = 1\"",
        "\"update batch.%s set done = true\"",
        "\"delete from hub.link\"",
        "\"insert into hub.link values (1)\"",
      })
  void a_literal_that_reaches_into_another_schema_is_found(String literal) throws IOException {
    write("policy/src/main/java/A.java", "class A { String sql = %s; }".formatted(literal));

    assertThat(ForeignTables.in(top))
        .singleElement()
        .asString()
        .startsWith("policy/src/main/java/A.java: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"select id from hub.link\"",
        "1; // from mdm.link",
        "1; /* \"from mdm.link\" */",
        "1; char quote = '\"'; int link = mdm.link",
        "\"policy.wasm and matching.rules\"",
        "\"org.mdm.link\"",
      })
  void what_is_offered_and_what_is_no_sql_is_not(String literal) throws IOException {
    write("policy/src/main/java/A.java", "class A { Object sql = %s; }".formatted(literal));

    assertThat(ForeignTables.in(top)).isEmpty();
  }

  @Test
  void a_module_names_its_own() throws IOException {
    write("core/src/main/java/A.java", "class A { String sql = \"from mdm.link, hub.link\"; }");
    write("batch-matching/src/main/java/A.java", "class A { String sql = \"from batch.job\"; }");

    assertThat(ForeignTables.in(top)).isEmpty();
  }

  @Test
  void a_migration_that_refers_to_another_schema_is_found() throws IOException {
    write(
        "batch-matching/src/main/resources/db/migration/matching/V2__link.sql",
        "alter table matching.run add link integer references mdm.link;");

    assertThat(ForeignTables.in(top))
        .containsExactly(
            "batch-matching/src/main/resources/db/migration/matching/V2__link.sql: mdm.link");
  }

  private void write(String file, String text) throws IOException {
    Path path = top.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
