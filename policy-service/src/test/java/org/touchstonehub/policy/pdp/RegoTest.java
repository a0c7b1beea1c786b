package org.touchstonehub.policy.pdp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.touchstonehub.policy.testing.NeedsOpa;
import org.touchstonehub.policy.testing.OpaServer;

/** The policy's own examples, which stand beside its rules, come out as written. */
@NeedsOpa
class RegoTest {
  @Test
  void the_examples_of_the_policy_come_out_as_written() throws IOException {
    Process opa =
        new ProcessBuilder(
                List.of(OpaServer.binary().toString(), "test", "--bundle", "src/main/rego"))
            .redirectErrorStream(true)
            .start();
    String told = new String(opa.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(opa.onExit().join().exitValue()).as(told).isZero();
    assertThat(told).contains("PASS: ");
  }
}
