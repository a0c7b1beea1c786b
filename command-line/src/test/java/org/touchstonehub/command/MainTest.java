package org.touchstonehub.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "help", "--help", "help match", "match --help", "evaluate --help"})
  void help_is_printed_and_is_no_failure(String arguments) {
    CommandLineRun run =
        CommandLineRun.of(arguments.isEmpty() ? new String[0] : arguments.split(" "));

    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("Usage: touchstone");
    assertThat(run.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "profile",
        "match",
        "train",
        "label",
        "explain",
        "evaluate",
        "compare-models",
        "demo",
        "generate"
      })
  void help_breaks_no_name_of_a_file_and_no_example(String command) {
    String help = CommandLineRun.of(command, "--help").out();

    // A break stands where a blank was; a sentence that ends goes on with a capital.
    assertThat(help).doesNotContainPattern("[\\w~/]\\.\\R *[a-z]").doesNotContainPattern("/\\R");
    assertThat(help.lines()).noneMatch(line -> line.matches("[a-z-]+\\.[a-z]+( .*)?"));
  }

  @Test
  void an_output_that_takes_nothing_is_told_of() {
    Writer full =
        new FilterWriter(Writer.nullWriter()) {
          @Override
          public void write(String text, int from, int length) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    StringWriter err = new StringWriter();

    int status = Main.run(new PrintWriter(full), new PrintWriter(err), "help");

    assertThat(status).isEqualTo(2);
    assertThat(err.toString()).contains("could not be written whole");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "match",
        "match --out x",
        "match --model m --out",
        "evaluate --no-such x"
      })
  void bad_usage_is_one_line_and_status_2(String arguments) {
    CommandLineRun run = CommandLineRun.of(arguments.split(" "));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines())
        .singleElement()
        .asString()
        .startsWith("touchstone: ")
        .contains("--help'.");
  }

  @Test
  void the_version_is_told() {
    assertThat(CommandLineRun.of("--version").out()).startsWith("touchstone ");
  }
}
