package org.touchstonehub.command.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoOpaTest {
  @TempDir Path folder;

  /** An OPA server would go on deciding by the shipped tables, and nobody would see it. */
  @Test
  void a_policy_of_the_operators_own_is_not_decided_by_a_server_with_the_shipped_one() {
    Map<String, String> own =
        Map.of("TOUCHSTONE_OPA_BINARY", "/bin/false", "TOUCHSTONE_POLICIES", folder.toString());
    try (DemoHome home = DemoHome.open(folder.resolve("home"))) {
      HubFiles none = new HubFiles(folder, folder, folder);

      assertThat(DemoOpa.start(home, none, own)).isEmpty();
    }
    assertThat(DemoOpa.instead(own)).contains("TOUCHSTONE_POLICIES");
  }

  @Test
  void without_an_opa_the_application_decides_by_itself() {
    assertThat(DemoOpa.instead(Map.of())).contains("Wasm");
  }
}
