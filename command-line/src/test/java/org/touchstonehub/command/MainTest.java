package org.touchstonehub.command;

import static org.assertj.core.api.Assertions.assertThat;

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
