package org.touchstonehub.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.touchstonehub.command.demo.DemoCommand;
import org.touchstonehub.command.file.CompareModelsCommand;
import org.touchstonehub.command.file.EvaluateCommand;
import org.touchstonehub.command.file.ExplainCommand;
import org.touchstonehub.command.file.LabelCommand;
import org.touchstonehub.command.file.MatchCommand;
import org.touchstonehub.command.file.ProfileCommand;
import org.touchstonehub.command.file.TrainCommand;
import org.touchstonehub.command.generate.GenerateCommand;
import picocli.CommandLine;

/** What the front page and the launcher's help promise is there. */
class ReadmeTest {
  private static final Path TOP = Path.of("..");

  @Test
  void the_readme_names_commands_and_options_that_exist() throws IOException {
    CommandLine touchstone =
        new CommandLine(CommandLine.Model.CommandSpec.create())
            .addSubcommand("demo", new DemoCommand())
            .addSubcommand("profile", new ProfileCommand())
            .addSubcommand("match", new MatchCommand())
            .addSubcommand("evaluate", new EvaluateCommand())
            .addSubcommand("train", new TrainCommand())
            .addSubcommand("label", new LabelCommand())
            .addSubcommand("explain", new ExplainCommand())
            .addSubcommand("compare-models", new CompareModelsCommand())
            .addSubcommand("generate", new GenerateCommand());
    List<String> seen = new ArrayList<>();
    for (String line : Files.readAllLines(TOP.resolve("README.md"))) {
      Matcher call = Pattern.compile("^    \\./touchstone ([\\w-]+)([^#]*)").matcher(line);
      if (!call.find()) continue;
      seen.add(call.group(1));
      if (call.group(1).equals("test")) continue;
      CommandLine command = touchstone.getSubcommands().get(call.group(1));
      assertThat(command).as(line).isNotNull();
      for (String word : call.group(2).trim().split(" ", -1)) {
        if (word.startsWith("--")) {
          assertThat(command.getCommandSpec().optionsMap()).as(line).containsKey(word);
        }
      }
    }
    assertThat(new TreeSet<>(seen))
        .containsExactly(
            "compare-models",
            "demo",
            "evaluate",
            "explain",
            "generate",
            "label",
            "match",
            "profile",
            "test",
            "train");
  }

  @Test
  void the_readme_links_to_files_that_exist() throws IOException {
    Matcher link = Pattern.compile("\\]\\(([^)#:]+)\\)").matcher(read("README.md"));
    List<String> broken = new ArrayList<>();
    while (link.find()) {
      if (!Files.exists(TOP.resolve(link.group(1)))) broken.add(link.group(1));
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void the_launchers_help_names_every_command_with_its_own_words() throws IOException {
    String launcher = read("touchstone");
    for (String command :
        List.of(
            "demo",
            "profile",
            "match",
            "train",
            "label",
            "explain",
            "evaluate",
            "compare-models",
            "generate",
            "test")) {
      assertThat(launcher).containsPattern("(?m)^  " + command + " +\\w");
    }
  }

  private static String read(String file) throws IOException {
    return Files.readString(TOP.resolve(file));
  }
}
