package org.touchstonehub.command.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ShownProgressTest {
  @Test
  void elsewhere_than_on_a_terminal_each_stage_is_a_line_when_it_has_ended() {
    StringWriter err = new StringWriter();
    AtomicLong nanos = new AtomicLong();
    try (var progress = new ShownProgress(new PrintWriter(err), false, nanos::get)) {
      progress.stage("reading", 2000);
      progress.done(2000);
      nanos.addAndGet(1_500_000_000L);
      progress.stage("writing", -1);
      assertThat(err).hasToString("touchstone: reading 2,000: 1.5 s" + System.lineSeparator());
    }

    assertThat(err.toString().lines()).last().isEqualTo("touchstone: writing: 0.0 s");
  }
}
