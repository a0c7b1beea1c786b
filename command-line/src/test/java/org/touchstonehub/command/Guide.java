package org.touchstonehub.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of documentation, as the blocks of code that it shows. */
public final class Guide {
  public static final String USING = "docs/guides/using.md";
  public static final String STEWARDS = "docs/guides/stewards.md";
  public static final String INTEGRATORS = "docs/guides/integrators.md";
  static final String POLICY = "docs/guides/policy.md";

  /** Pages whose blocks are file commands. */
  private static final List<String> FILE_COMMANDS = List.of("README.md", "docs/model.md");

  /** First lines of blocks that no test runs, and why. */
  static final Map<String, String> NOT_RUN =
      Map.ofEntries(
          Map.entry("TOUCHSTONE_MODELS=$HOME/models ./touchstone demo", "a second demo"),
          Map.entry(
              "./touchstone demo     # a running hub with made-up data, and three curl commands to try",
              "GuideIT starts the demo without the launcher, which LauncherTest covers"),
          Map.entry("model: member", "a model, not a command"),
          Map.entry("rules:", "part of a model"),
          Map.entry("id: cust_no", "part of a model"),
          Map.entry(
              "email: { type: email, classification: internal, derived-from: [given_name, family_name] }",
              "part of a model"),
          Map.entry(
              "Mitglied;Quelle;Vorname;Nachname;geb. Tag;geb. Monat;geb. Jahr;PLZ;Ort;Telefon 1;Kurs",
              "a file, not a command"),
          Map.entry(
              "member.yaml:4:9: 'sources' is not a list; write one '- name: NAME' per source",
              "an answer"),
          Map.entry("create role touchstone login password '…';", "SQL; the demo makes its own"),
          Map.entry(
              "mvn -DskipTests package",
              "a server of one's own; OwnHub in sharing-api starts one alike"),
          Map.entry(
              "export OTEL_SDK_DISABLED=false", "a server of one's own; TracesIT starts one alike"),
          Map.entry("my-policy/touchstone/roles/data.yaml", "a list of files"),
          Map.entry(
              "opa run --server --addr 127.0.0.1:8181 --bundle my-rules",
              "does not end; the demo runs it where there is OPA"),
          Map.entry(
              "product: customer-golden        # any name; a domain's golden records are <domain>-golden",
              "a product file, not a command"));

  private static final Path TOP = Path.of("..");
  private static final Pattern STATUS = Pattern.compile("(?m)\\s# ([1-5]\\d\\d)\\b.*$");

  /** A call that is told in a sentence. */
  private static final Pattern IN_TEXT = Pattern.compile("`(call [^`]+)`");

  private final String name;
  private final List<Block> blocks;

  private Guide(String name, List<Block> blocks) {
    this.name = name;
    this.blocks = blocks;
  }

  /** The pages that show commands: the front page, the guides, and how to write a model. */
  public static List<Guide> all() {
    List<Guide> all = new ArrayList<>(List.of(of("README.md"), of("docs/model.md")));
    try (Stream<Path> guides = Files.list(TOP.resolve("docs/guides"))) {
      guides.sorted().forEach(file -> all.add(of("docs/guides/" + file.getFileName())));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return all;
  }

  public static Guide of(String name) {
    try {
      return new Guide(name, read(Files.readAllLines(TOP.resolve(name))));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  public String name() {
    return name;
  }

  public List<Block> blocks() {
    return blocks;
  }

  /** The blocks but those that are named with a reason. */
  public List<Block> toRun() {
    return blocks.stream().filter(block -> !NOT_RUN.containsKey(block.firstLine())).toList();
  }

  /** The blocks that no test runs, and no reason is named for. */
  List<Block> forgotten() {
    return switch (name) {
      case USING, STEWARDS, INTEGRATORS, POLICY -> List.of();
      default -> toRun().stream().filter(block -> !isFileCommand(block)).toList();
    };
  }

  private boolean isFileCommand(Block block) {
    return FILE_COMMANDS.contains(name) && block.code().startsWith("./touchstone ");
  }

  /** Code is fenced, or indented by four behind an empty line or a heading. */
  static List<Block> read(List<String> lines) {
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      int first = i;
      List<String> code = new ArrayList<>();
      if (line.startsWith("```")) {
        String language = line.substring(3).strip();
        for (i++; !lines.get(i).startsWith("```"); i++) code.add(lines.get(i));
        if (!language.isEmpty() && !language.equals("sh")) continue;
      } else if (isIndented(line) && (i == 0 || opensCode(lines.get(i - 1)))) {
        while (i < lines.size() && (isIndented(lines.get(i)) || continues(lines, i))) {
          code.add(lines.get(i).isEmpty() ? "" : lines.get(i).substring(4));
          i++;
        }
        i--;
      } else {
        Matcher call = IN_TEXT.matcher(line);
        while (call.find()) blocks.add(new Block(first + 1, call.group(1) + "\n"));
        continue;
      }
      blocks.add(new Block(first + 1, String.join("\n", code).stripTrailing() + "\n"));
    }
    return blocks;
  }

  private static boolean isIndented(String line) {
    return line.startsWith("    ");
  }

  private static boolean opensCode(String before) {
    return before.isBlank() || before.startsWith("#");
  }

  private static boolean continues(List<String> lines, int i) {
    return lines.get(i).isBlank() && i + 1 < lines.size() && isIndented(lines.get(i + 1));
  }

  /**
   * What stands together in one block of code.
   *
   * @param line its first line in the page, from 1
   */
  public record Block(int line, String code) {
    public String firstLine() {
      return code.lines().findFirst().orElse("").strip();
    }

    /**
     * The statuses other than success that the page promises, in order: {@code # 403} behind a
     * command.
     */
    public List<Integer> promised() {
      List<Integer> promised = new ArrayList<>();
      Matcher status = STATUS.matcher(code);
      while (status.find()) promised.add(Integer.valueOf(status.group(1)));
      return promised;
    }

    /**
     * Where answers differ from what the page promises: every call succeeds, but for the promised
     * statuses, in their order.
     */
    public List<String> surprises(List<Integer> answered) {
      List<String> surprises = new ArrayList<>();
      List<Integer> open = new ArrayList<>(promised());
      for (int status : answered) {
        if (status / 100 == 2) continue;
        if (!open.isEmpty() && open.get(0) == status) open.remove(0);
        else surprises.add("line %d: %d was answered".formatted(line, status));
      }
      for (int status : open) surprises.add("line %d: no %d was answered".formatted(line, status));
      if (answered.isEmpty() && code.contains("call ")) {
        surprises.add("line %d was not reached".formatted(line));
      }
      return surprises;
    }
  }
}
