package org.touchstonehub.command.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.touchstonehub.command.Guide;

/**
 * The demo, and what a guide tells its reader to type: a call of the hub must answer 2xx, or the
 * status that a comment behind it promises ({@code # 403}).
 */
class GuideIT {
  private static final Path TOP = Path.of("..").toAbsolutePath().normalize();

  /** What stands for the {@code ...} of a page. */
  private static final Map<String, String> TO_FILL_IN =
      Map.of(
          "HUB", "'%HUB%'",
          "TOKENS", "'%TOKENS%'",
          "PASSWORD", "'%PASSWORD%'",
          "TASK",
              "$(call customer-steward \"$HUB/api/v1/steward-tasks?kind=possible-match&limit=1\" | tr '{,' '\\n\\n' |"
                  + " sed -n 's/^\"id\":\"\\{0,1\\}\\([^\"]*\\)\"\\{0,1\\}$/\\1/p' | head -1)");

  private static final Pattern ASSIGNMENT =
      Pattern.compile("(?m)^([A-Z]+)=(http\\S*|\\.\\.\\.)(.*)$");
  private static final Pattern ANSWER = Pattern.compile("@@ANSWER (\\d+) ");

  @TempDir static Path folder;
  private static final StringWriter SAID = new StringWriter();
  private static final StringWriter PROGRESS = new StringWriter();
  private static DemoHome home;
  private static Demo demo;
  private static CompletableFuture<Void> running;

  @BeforeAll
  static void start() throws IOException {
    Path server = Path.of("target", "server").toAbsolutePath();
    Path war = TOP.resolve("sharing-api/target/touchstone.war");
    assertThat(war).as("made by the module sharing-api: build it too (-am)").exists();
    HubFiles files =
        new HubFiles(war, HubFiles.payaraIn(server), TOP.resolve("sharing-api/payara"));
    home = DemoHome.open(folder.resolve("home"));
    int port = home.port("hub");
    demo = new Demo(home, files, port, 6000, new PrintWriter(SAID), new PrintWriter(PROGRESS));
    running = CompletableFuture.runAsync(demo::run);
    await()
        .atMost(Duration.ofMinutes(9))
        .until(() -> running.isDone() || SAID.toString().contains("Ready after"));
    if (running.isDone()) running.join();
  }

  @AfterAll
  static void stop() {
    if (demo != null) demo.close();
  }

  @Test
  void the_three_commands_that_the_demo_prints_answer_as_it_says() throws Exception {
    String commands = SAID.toString();
    commands = commands.substring(commands.indexOf("# A golden record"));
    commands = commands.substring(0, commands.indexOf("Ready after"));

    Run run = shell(commands);

    assertThat(run.status).as(run.all).isZero();
    assertThat(run.all).contains("\"attributes\"", "sharing-refused", "consent", "\"outcome\"");
  }

  @Test
  void the_guide_for_users_of_the_hub_works_as_it_stands() throws Exception {
    assertWorks(Guide.of(Guide.USING).toRun());
  }

  @Test
  void the_guide_for_stewards_works_as_it_stands() throws Exception {
    assertWorks(Guide.of(Guide.STEWARDS).toRun());
  }

  @Test
  void the_guide_for_integrators_works_as_it_stands() throws Exception {
    assertWorks(Guide.of(Guide.INTEGRATORS).toRun());
  }

  private static void assertWorks(List<Guide.Block> blocks) throws Exception {
    StringBuilder script = new StringBuilder(preamble());
    for (Guide.Block block : blocks) {
      script.append("echo; echo '@@BLOCK %d'\n".formatted(block.line()));
      script.append(filledIn(block)).append("settled\n");
    }
    script.append("echo; echo '@@END'\n");

    Run run = shell(script.toString());

    for (Guide.Block block : blocks) {
      String said = run.of(block);
      assertThat(block.surprises(answers(said))).as(said).isEmpty();
    }
    assertThat(run.status).as(run.all).isZero();
    assertThat(run.all).contains("@@END");
  }

  /** The block with what the reader has to fill in. */
  private static String filledIn(Guide.Block block) {
    String said = SAID.toString();
    Map<String, String> values =
        Map.of(
            "%HUB%", match("Hub +(http\\S+)/api/v1", said),
            "%TOKENS%", match("Tokens +(http\\S+)", said),
            "%PASSWORD%", match("all with the password (\\S+)", said));
    return ASSIGNMENT
        .matcher(block.code())
        .replaceAll(
            assignment -> {
              String name = assignment.group(1);
              String value = TO_FILL_IN.get(name);
              assertThat(value)
                  .as("line %d: what to fill in for %s", block.line(), name)
                  .isNotNull();
              for (Map.Entry<String, String> known : values.entrySet()) {
                value = value.replace(known.getKey(), known.getValue());
              }
              return Matcher.quoteReplacement(name + "=" + value + "\n[ -n \"$" + name + "\" ]");
            });
  }

  private static String match(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(pattern).isTrue();
    return matcher.group(1);
  }

  private static List<Integer> answers(String said) {
    return ANSWER.matcher(said).results().map(answer -> Integer.valueOf(answer.group(1))).toList();
  }

  /** A shell that stops at the first failure, and waits for batch jobs as a reader does. */
  private static String preamble() {
    return """
        set -e
        settled() {
          [ -n "$HUB" ] || return 0
          while call administrator "$HUB/api/v1/batch-jobs?limit=1" 2> /dev/null \\
              | grep -Eq '"state":"(requested|running)"'; do sleep 0.2; done
        }
        HUB=
        """;
  }

  /** A folder in front of the PATH, with a curl that also tells each status. */
  private static Path bin() throws IOException {
    Optional<Path> curl = onPath("curl");
    Assumptions.assumeTrue(curl.isPresent(), "there is no curl to run the guides with");
    Path bin = folder.resolve("bin");
    if (Files.exists(bin)) return bin;
    Files.createDirectories(bin);
    Path wrapper = bin.resolve("curl");
    Files.writeString(
        wrapper,
        """
        #!/bin/sh
        exec '%s' -w '%%{stderr}\\n@@ANSWER %%{http_code} %%{url_effective}\\n' "$@"
        """
            .formatted(curl.get()));
    assertThat(wrapper.toFile().setExecutable(true)).isTrue();
    return bin;
  }

  private static Optional<Path> onPath(String program) {
    return Pattern.compile(File.pathSeparator)
        .splitAsStream(System.getenv("PATH"))
        .map(place -> Path.of(place, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static Run shell(String script) throws Exception {
    Path work = Files.createTempDirectory(folder, "work");
    Path said = work.resolve("said");
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-c", script)
            .directory(work.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    builder.environment().put("PATH", bin() + File.pathSeparator + System.getenv("PATH"));
    Process shell = builder.start();
    shell.getOutputStream().close();
    boolean ended = shell.waitFor(6, TimeUnit.MINUTES);
    if (!ended) shell.destroyForcibly();
    String all = Files.readString(said, UTF_8);
    assertThat(ended).as(all).isTrue();
    return new Run(shell.exitValue(), all);
  }

  private record Run(int status, String all) {
    String of(Guide.Block block) {
      Map<String, String> parts = new LinkedHashMap<>();
      for (String part : all.split("@@BLOCK ", -1)) {
        String[] lines = part.split("\n", 2);
        parts.put(lines[0], lines.length > 1 ? lines[1] : "");
      }
      return parts.getOrDefault(String.valueOf(block.line()), "");
    }
  }
}
