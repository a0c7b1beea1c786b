package org.touchstonehub.command.file;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.match.profile.Profile;
import org.touchstonehub.match.profile.Profiler;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code touchstone profile}. */
@Command(
    name = "profile",
    description = {
      "Look at CSV or JSON Lines files (plain or gzip) that have no model yet, and draft one: which"
          + " column is the key, which the source, and what each of the others means.",
      "",
      "The draft goes into a file and a report for people to standard output; without --out the"
          + " draft goes there, and the report to standard error. Values that may be personal are"
          + " masked in it."
    },
    footer = {
      "",
      "Examples:",
      "  touchstone profile --out members.yaml members.csv",
      "  touchstone profile --out members.yaml --html members.html members.csv",
      "  touchstone match --model members.yaml --out result members.csv"
    },
    mixinStandardHelpOptions = true)
public final class ProfileCommand implements Callable<Integer> {
  @Option(
      names = "--out",
      paramLabel = "FILE.yaml",
      description = "File for the draft; standard output where it is not given.")
  private @Nullable Path out;

  @Option(
      names = "--html",
      paramLabel = "FILE.html",
      description = "Write a page with plots that needs nothing else; a former one is replaced.")
  private @Nullable Path html;

  @Option(
      names = "--force",
      description = "Write over FILE.yaml if it is there, and over FILE.html whatever it is.")
  private boolean force;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Name of the model; without it: ${DEFAULT-VALUE}.")
  private String name = "record";

  @Option(
      names = "--id",
      paramLabel = "COLUMN",
      description = "The key's column, where it is not found or wrongly.")
  private @Nullable String id;

  @Option(
      names = "--source",
      paramLabel = "COLUMN",
      description = "The column that names the source, where it is not found or wrongly.")
  private @Nullable String source;

  @Mixin private EncodingInput encoding = new EncodingInput();

  @Parameters(
      arity = "1..*",
      paramLabel = "[SOURCE=]FILE",
      description = "Files of records with the same columns, each with its source or none.")
  private List<String> files = List.of();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (out != null) refuseIfTaken(out);
    if (html == null) {
      print(profile());
      return 0;
    }
    try (ResultFile page = ResultFile.open(html, "page of profile", ProfilePage::isOne, force)) {
      Profile profile = profile();
      Files.writeString(page.draft(), new ProfilePage(name, profile).text());
      page.finish();
      print(profile);
    } catch (IOException e) {
      throw new CannotWrite("File " + html, e);
    }
    return 0;
  }

  private Profile profile() {
    List<Profiler.FileToProfile> inputs = files.stream().map(this::input).toList();
    long named = inputs.stream().filter(input -> input.source() != null).count();
    if (named > 0 && named < inputs.size()) {
      throw new InvalidInput(
          "source", "Some files have a source and some have none; write SOURCE=FILE for all.");
    }
    return new Profiler(inputs, new Profiler.Wishes(name, id, source)).profile();
  }

  private void print(Profile profile) {
    PrintWriter stdout = spec.commandLine().getOut();
    if (out == null) {
      new ProfileText(profile).print(spec.commandLine().getErr());
      stdout.print(profile.yaml());
    } else {
      write(out, profile.yaml());
      new ProfileText(profile).print(stdout);
      stdout.println(
          "The draft is in %s; look at it, then: touchstone match --model %s --out DIR FILE..."
              .formatted(out, out));
    }
    stdout.flush();
  }

  private void refuseIfTaken(Path target) {
    if (Files.isDirectory(target)) {
      throw new CannotWrite("%s is a folder; name a file for the draft.".formatted(target));
    }
    if (Files.exists(target) && !force) {
      throw new CannotWrite(
          "%s is there already; name another file, or write over it with --force."
              .formatted(target));
    }
  }

  private static void write(Path target, String yaml) {
    try {
      Files.writeString(target, yaml);
    } catch (IOException e) {
      throw new CannotWrite("The draft", e);
    }
  }

  private Profiler.FileToProfile input(String argument) {
    FileArgument file = FileArgument.of(argument);
    return new Profiler.FileToProfile(file.path(), file.source(), encoding.charset());
  }
}
