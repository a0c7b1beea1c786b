package org.touchstonehub.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.touchstonehub.policy.caller.Role;
import org.touchstonehub.sharing.testing.Hub;
import org.touchstonehub.sharing.testing.OwnHub;
import org.touchstonehub.sharing.testing.Schemathesis;

/**
 * Whatever is sent to an operation of the OpenAPI document, by whatever role, is answered as the
 * document tells, and never with a failure of the hub.
 */
@ExtendWith(Schemathesis.Needed.class)
class SchemathesisIT {
  private static final int SECONDS_A_ROLE = 12;
  private static final int SECONDS_TOGETHER = 60;
  private static OwnHub own;

  @BeforeAll
  static void start() {
    own = OwnHub.withDatabase(Map.of());
    Hub hub = own.client();
    hub.load("crm", "customer", 60);
    hub.load("shop", "customer", 60);
    hub.put("crm", "C-1042", "{\"given_name\":\"Ada\",\"family_name\":\"Quillanne\"}");
    hub.match("customer");
  }

  @AfterAll
  static void close() {
    if (own != null) own.close();
  }

  static Stream<String> roles() {
    return Arrays.stream(Role.values()).map(Role::code);
  }

  @ParameterizedTest
  @MethodSource("roles")
  void a_caller_of_one_role_finds_the_hub_as_described(String role) throws Exception {
    check(role, List.of(role + ":*"), SECONDS_A_ROLE);
  }

  @Test
  void a_caller_of_every_role_finds_the_hub_as_described() throws Exception {
    check("every-role", roles().map(role -> role + ":*").toList(), SECONDS_TOGETHER);
  }

  private static void check(String name, List<String> grants, int seconds)
      throws IOException, InterruptedException {
    Path report = Path.of("target", "schemathesis", name + ".txt").toAbsolutePath();
    String token = own.issuer().token("tester", grants, Duration.ofHours(1));

    int result = Schemathesis.installed().run(own.address(), token, seconds, report);

    assertThat(result).as(() -> read(report)).isZero();
    assertThat(Files.readString(own.log())).doesNotContain("event=request-failed");
  }

  private static String read(Path report) {
    try {
      return Files.readString(report);
    } catch (IOException failure) {
      return failure.toString();
    }
  }
}
