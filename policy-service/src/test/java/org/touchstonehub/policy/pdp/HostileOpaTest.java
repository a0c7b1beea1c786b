package org.touchstonehub.policy.pdp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.touchstonehub.policy.pdp.Decision.EngineFailure;
import org.touchstonehub.policy.pdp.Decision.Fault;
import org.touchstonehub.policy.pdp.Decision.NoPolicy;
import org.touchstonehub.policy.pdp.Decision.Permit;

/** Whatever answers in OPA's place, nothing is permitted but by a well-formed decision, in time. */
class HostileOpaTest {
  private static final Duration LIMIT = Duration.ofMillis(800);

  /** For servers that answer at once: enough on a busy machine too. */
  private static final Duration AMPLE = Duration.ofSeconds(10);

  private static final Duration SLACK = Duration.ofMillis(700);

  private static final String DIGEST = "ab".repeat(32);
  private static final String ALL = "{\"type\":\"compound\",\"operator\":\"and\",\"value\":[]}";

  private static String decision(String permit, String reasons, String masks, String filter) {
    return """
        {"result":{"permit":%s,"reasons":%s,"masks":%s,"filter":%s,"obligations":[],\
        "legal_basis":"A6-1-b","policy":"%s"}}"""
        .formatted(permit, reasons, masks, filter, DIGEST);
  }

  private static String filtered(String filter) {
    return decision("true", "[]", "{}", filter);
  }

  private static String good() {
    return decision("true", "[]", "{\"country\":\"clear\"}", ALL);
  }

  @Test
  void a_well_formed_decision_permits_so_the_refusals_below_are_not_for_nothing() throws Exception {
    try (HostileServer server = HostileServer.answering(200, "", good())) {
      assertThat(ask(server.uri())).isInstanceOf(Permit.class);
    }
  }

  static Stream<Arguments> answers() {
    return Stream.of(
        Arguments.of("an undefined result", "{}", "no-policy"),
        Arguments.of("only a warning", "{\"warning\":{\"code\":\"x\"}}", "no-policy"),
        Arguments.of("true as a text", "\"true\"", "malformed"),
        Arguments.of("true", "true", "malformed"),
        Arguments.of("result true", "{\"result\":true}", "malformed"),
        Arguments.of("result null", "{\"result\":null}", "malformed"),
        Arguments.of("an empty decision", "{\"result\":{}}", "malformed"),
        Arguments.of("permit alone", "{\"result\":{\"permit\":true}}", "malformed"),
        Arguments.of("permit as text", decision("\"true\"", "[]", "{}", ALL), "malformed"),
        Arguments.of("permit as number", decision("1", "[]", "{}", ALL), "malformed"),
        Arguments.of("permit null", decision("null", "[]", "{}", ALL), "malformed"),
        Arguments.of(
            "permit twice", good().replace("\"masks\"", "\"permit\":true,\"masks\""), "malformed"),
        Arguments.of("a permit with reasons", decision("true", "[\"x\"]", "{}", ALL), "malformed"),
        Arguments.of("reasons as text", decision("false", "\"x\"", "{}", ALL), "malformed"),
        Arguments.of(
            "a reason with a value", decision("false", "[\"Ada Byron\"]", "{}", ALL), "malformed"),
        Arguments.of(
            "an unknown mask", decision("true", "[]", "{\"iban\":\"blur\"}", ALL), "malformed"),
        Arguments.of("masks as list", decision("true", "[]", "[]", ALL), "malformed"),
        Arguments.of("no filter", decision("true", "[]", "{}", "null"), "malformed"),
        Arguments.of("an empty filter", filtered("{}"), "malformed"),
        Arguments.of(
            "an unknown operator", filtered(field("regex", "country", "\"N.\"")), "malformed"),
        Arguments.of(
            "an unknown compound",
            filtered("{\"type\":\"compound\",\"operator\":\"xor\",\"value\":[]}"),
            "malformed"),
        Arguments.of("an unknown field", filtered(field("eq", "shoe_size", "43")), "malformed"),
        Arguments.of(
            "a null to compare with", filtered(field("eq", "country", "null")), "malformed"),
        Arguments.of(
            "an object to compare with", filtered(field("eq", "country", "{}")), "malformed"),
        Arguments.of(
            "an in without a list", filtered(field("in", "country", "\"NL\"")), "malformed"),
        Arguments.of(
            "a key too many",
            filtered("{\"type\":\"compound\",\"operator\":\"and\",\"value\":[],\"x\":1}"),
            "malformed"),
        Arguments.of(
            "an unknown obligation",
            good().replace("\"obligations\":[]", "\"obligations\":[\"dance\"]"),
            "malformed"),
        Arguments.of(
            "an unknown field of the decision",
            good().replace("\"obligations\"", "\"columns\":[],\"obligations\""),
            "malformed"),
        Arguments.of("no digest", good().replace(DIGEST, "latest"), "malformed"),
        Arguments.of("no legal basis", good().replace("A6-1-b", ""), "malformed"),
        Arguments.of("something after it", good() + good(), "malformed"),
        Arguments.of("half of it", good().substring(0, 60), "malformed"),
        Arguments.of("nothing", "", "malformed"),
        Arguments.of("HTML", "<html>It works!</html>", "malformed"),
        Arguments.of("garbage", "\u0000\u0001\uFFFD{", "malformed"),
        Arguments.of("deep nesting", "[".repeat(100_000), "malformed"),
        Arguments.of(
            "a deep filter",
            filtered(
                "{\"type\":\"compound\",\"operator\":\"not\",\"value\":[".repeat(500)
                    + ALL
                    + "]}".repeat(500)),
            "malformed"),
        Arguments.of(
            "a deep filter that is read",
            filtered(
                "{\"type\":\"compound\",\"operator\":\"not\",\"value\":[".repeat(40)
                    + ALL
                    + "]}".repeat(40)),
            "malformed"),
        Arguments.of(
            "a number without end", filtered(field("eq", "country", "1e999999999")), "malformed"));
  }

  private static String field(String operator, String field, String value) {
    return "{\"type\":\"field\",\"operator\":\"%s\",\"field\":\"%s\",\"value\":%s}"
        .formatted(operator, field, value);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("answers")
  void an_answer_that_is_no_decision_permits_nothing(String what, String body, String how)
      throws Exception {
    try (HostileServer server = HostileServer.answering(200, "", body)) {
      Decision decision = ask(server.uri());

      assertThat(decision.permits()).as(what).isFalse();
      if (how.equals("no-policy")) {
        assertThat(decision).isInstanceOf(NoPolicy.class);
      } else {
        assertFault(decision, Fault.MALFORMED);
      }
      assertThat(decision.detail()).isNotEmpty().doesNotContain("Ada");
    }
  }

  @Test
  void a_status_other_than_200_permits_nothing_whatever_the_body() throws Exception {
    for (int status : new int[] {201, 204, 400, 401, 404, 500, 503}) {
      try (HostileServer server =
          HostileServer.answering(status, "", status == 204 ? "" : good())) {
        assertFault(ask(server.uri()), Fault.ERROR);
      }
    }
  }

  @Test
  void a_redirect_is_not_followed() throws Exception {
    try (HostileServer accomplice = HostileServer.answering(200, "", good())) {
      for (int status : new int[] {301, 302, 303, 307, 308}) {
        String to = "Location: " + accomplice.uri() + "/v1/data/touchstone/sharing/decision\r\n";
        try (HostileServer server = HostileServer.answering(status, to, good())) {
          assertFault(ask(server.uri()), Fault.ERROR);
        }
      }
      assertThat(accomplice.requests()).isZero();
    }
  }

  @Test
  void one_byte_a_second_is_too_late() throws Exception {
    HostileServer.Deed drip =
        socket -> {
          OutputStream out = socket.getOutputStream();
          byte[] body = good().getBytes(StandardCharsets.UTF_8);
          out.write(HostileServer.head(200, "Content-Length: " + body.length + "\r\n"));
          for (byte b : body) {
            out.write(b);
            out.flush();
            Thread.sleep(1_000);
          }
        };
    try (HostileServer server = new HostileServer(drip)) {
      assertFault(ask(server.uri(), LIMIT), Fault.LATE);
    }
  }

  @Test
  void headers_that_never_end_are_too_late_or_too_much() throws Exception {
    HostileServer.Deed endless =
        socket -> {
          OutputStream out = socket.getOutputStream();
          out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
          for (int i = 0; ; i++) {
            out.write(("X-" + i + ": y\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
            Thread.sleep(20);
          }
        };
    try (HostileServer server = new HostileServer(endless)) {
      assertThat(ask(server.uri(), LIMIT)).isInstanceOf(EngineFailure.class);
    }
  }

  @Test
  void silence_is_too_late() throws Exception {
    try (HostileServer server = new HostileServer(socket -> Thread.sleep(10_000))) {
      assertFault(ask(server.uri(), LIMIT), Fault.LATE);
    }
  }

  @Test
  void fifty_megabytes_are_given_up_early_announced_or_not() throws Exception {
    for (String announced :
        new String[] {"Content-Length: 52428800\r\n", "Connection: close\r\n"}) {
      long[] written = new long[1];
      HostileServer.Deed flood =
          socket -> {
            OutputStream out = socket.getOutputStream();
            out.write(HostileServer.head(200, announced));
            byte[] spaces = new byte[1 << 16];
            Arrays.fill(spaces, (byte) ' ');
            for (int i = 0; i < 800; i++) {
              out.write(spaces);
              written[0] += spaces.length;
            }
          };
      try (HostileServer server = new HostileServer(flood)) {
        assertFault(ask(server.uri()), Fault.TOO_LARGE);
        assertThat(written[0]).as("bytes taken of 50 MB").isLessThan(20L << 20);
      }
    }
  }

  @Test
  void a_connection_that_is_reset_is_not_tried_again() throws Exception {
    HostileServer.Deed reset = socket -> socket.setSoLinger(true, 0);
    try (HostileServer server = new HostileServer(reset)) {
      assertFault(ask(server.uri()), Fault.UNREACHABLE);
      assertThat(server.requests()).isEqualTo(1);
    }
  }

  @Test
  void a_body_that_breaks_off_is_not_a_decision() throws Exception {
    HostileServer.Deed half =
        socket -> {
          OutputStream out = socket.getOutputStream();
          out.write(HostileServer.head(200, "Content-Length: 1000\r\n"));
          out.write(good().getBytes(StandardCharsets.UTF_8));
          out.flush();
        };
    try (HostileServer server = new HostileServer(half)) {
      assertFault(ask(server.uri()), Fault.UNREACHABLE);
    }
  }

  @Test
  void an_answer_in_another_protocol_is_not_a_decision() throws Exception {
    HostileServer.Deed ssh =
        socket ->
            socket.getOutputStream().write("SSH-2.0-x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    try (HostileServer server = new HostileServer(ssh)) {
      assertFault(ask(server.uri()), Fault.UNREACHABLE);
    }
  }

  @Test
  void after_failures_in_a_row_nobody_waits_any_more() throws Exception {
    try (HostileServer server = HostileServer.answering(500, "", "")) {
      PolicyEngine engine = new OpaRestPolicyEngine(server.uri(), AMPLE);
      List<Decision> decisions = new ArrayList<>();
      for (int i = 0; i < 20; i++) decisions.add(engine.decide(question()));

      assertFault(decisions.get(0), Fault.ERROR);
      // A try may end on a connection that the server has closed: then it counts, unseen by it.
      assertThat(decisions.subList(0, 5)).noneMatch(HostileOpaTest::isBusy);
      assertThat(decisions.subList(5, 20)).allMatch(HostileOpaTest::isBusy);
      assertThat(server.requests()).isBetween(1, 5);
    }
  }

  private static boolean isBusy(Decision decision) {
    return decision instanceof EngineFailure failure && failure.fault() == Fault.BUSY;
  }

  private static void assertFault(Decision decision, Fault fault) {
    assertThat(decision.permits()).isFalse();
    assertThat(decision)
        .isInstanceOfSatisfying(
            EngineFailure.class, failure -> assertThat(failure.fault()).isEqualTo(fault));
    assertThat(decision.reasons()).containsExactly("policy-engine-" + fault.code());
  }

  /** Asks, and sees to it that the answer came within the limit. */
  private static Decision ask(URI server) {
    return ask(server, AMPLE);
  }

  private static Decision ask(URI server, Duration limit) {
    PolicyEngine engine = new OpaRestPolicyEngine(server, limit);
    long start = System.nanoTime();
    Decision decision = engine.decide(question());
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(limit.plus(SLACK));
    return decision;
  }

  private static PolicyQuestion question() {
    return Questions.read("CustomerCare", null);
  }
}
