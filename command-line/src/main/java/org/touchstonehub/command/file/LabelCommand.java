package org.touchstonehub.command.file;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.command.terminal.ShownProgress;
import org.touchstonehub.match.engine.Labels;
import org.touchstonehub.match.engine.MatchEngine;
import org.touchstonehub.match.engine.TrainedModel;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.record.RecordTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code touchstone label}. */
@Command(
    name = "label",
    description = {
      "Choose the pairs of records whose answer would teach most, to be answered by a person: are"
          + " the two the same? Answers are for match --labels.",
      "",
      "FILE gets a row for each pair with the values of both, in an order that says nothing of what"
          + " the engine thinks; write yes or no into its column 'same', or leave it empty. With"
          + " --ask the pairs are asked here and now, and each answer is added to FILE."
    },
    footer = {
      "",
      "Examples:",
      "  touchstone label --model customer --out labels.csv customers.csv",
      "  touchstone label --model customer --ask --out labels.csv customers.csv",
      "  touchstone label --model customer --labels labels.csv --out more.csv customers.csv"
    },
    mixinStandardHelpOptions = true)
public final class LabelCommand implements Callable<Integer> {
  @Mixin private RecordInput input = new RecordInput();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Where the pairs are written; with --ask, a former file is added to.")
  private Path out = Path.of("");

  @Option(
      names = "--pairs",
      paramLabel = "N",
      defaultValue = "50",
      description = "How many pairs (default: ${DEFAULT-VALUE}).")
  private int pairs;

  @Option(
      names = "--trained",
      paramLabel = "FILE",
      description = "A trained model, as train writes it; left out, the files are learnt from.")
  private @Nullable Path trained;

  @Mixin private LabelInput labels = new LabelInput();

  @Option(names = "--ask", description = "Ask here, pair by pair.")
  private boolean ask;

  @Option(names = "--force", description = "Replace FILE also if it is there.")
  private boolean force;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    if (pairs < 1) {
      throw new ParameterException(spec.commandLine(), "--pairs must be 1 or more");
    }
    PrintWriter err = spec.commandLine().getErr();
    EntityModel model = input.model(err);
    List<InputFile> inputs = input.files(model);
    return ask ? ask(model, inputs, err) : write(model, inputs, err);
  }

  private int write(EntityModel model, List<InputFile> inputs, PrintWriter err) {
    LabelSheet sheet;
    // a filled-in sheet is somebody's work: never replaced unless asked
    try (ResultFile file = ResultFile.open(out, "new file", former -> false, force)) {
      sheet = sheet(model, inputs, labels.files(), err);
      sheet.write(file.draft());
      file.finish();
    } catch (IOException e) {
      throw new CannotWrite("File " + out, e);
    }
    PrintWriter stdout = spec.commandLine().getOut();
    stdout.println(
        "%d pair(s) are in %s; write yes or no into the column 'same'."
            .formatted(sheet.size(), out));
    stdout.flush();
    return 0;
  }

  private int ask(EntityModel model, List<InputFile> inputs, PrintWriter err) {
    List<Path> known = new ArrayList<>(labels.files());
    boolean isThere = Files.exists(out);
    if (isThere) known.add(out);
    PrintWriter stdout = spec.commandLine().getOut();
    try {
      LabelSheet sheet = sheet(model, inputs, known, err);
      if (!isThere) sheet.writeHeader(out);
      BufferedReader answers =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      int given = new Asking(sheet, stdout, answers).into(out);
      stdout.println("%d answer(s) added to %s.".formatted(given, out));
    } catch (IOException e) {
      throw new CannotWrite("File " + out, e);
    }
    stdout.flush();
    return 0;
  }

  private LabelSheet sheet(
      EntityModel model, List<InputFile> inputs, List<Path> known, PrintWriter err)
      throws IOException {
    TrainedModel learntBefore = trained == null ? null : TrainedFile.read(model, trained);
    boolean withSources = model.sourceColumn() != null;
    try (ShownProgress progress = ShownProgress.on(err)) {
      return progress.during(
          () -> {
            RecordTable records = Gathering.read(model, inputs, progress).table();
            Labels answered = LabelFile.read(known, records, withSources);
            TrainedModel learnt =
                learntBefore == null ? MatchEngine.train(model, records, progress) : learntBefore;
            return new LabelSheet(
                records,
                withSources,
                MatchEngine.worthLabelling(learnt, records, answered, pairs, progress));
          });
    }
  }
}
