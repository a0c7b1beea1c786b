package org.touchstonehub.command.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.command.terminal.ShownProgress;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.match.evaluate.FileComparison;
import org.touchstonehub.match.model.ReadModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code touchstone compare-models}. */
@Command(
    name = "compare-models",
    description = {
      "Tell what differs between two results of match over the same records: clusters split, merged"
          + " and rearranged, records touched, pairs gained and lost, with examples.",
      "",
      "With --model, BEFORE and AFTER are trained models, and the files are matched with each."
    },
    footer = {
      "",
      "Examples:",
      "  touchstone compare-models result-monday result-tuesday",
      "  touchstone compare-models --truth truth.csv result-monday result-tuesday",
      "  touchstone compare-models --model customer old.json new.json customers.csv"
    },
    mixinStandardHelpOptions = true)
public final class CompareModelsCommand implements Callable<Integer> {
  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description =
          "customer, supplier, employee, or a YAML file: compare trained models over FILE...")
  private @Nullable String model;

  @Option(
      names = "--truth",
      paramLabel = "FILE",
      description = "What is known to be the same, as evaluate takes it: scores of both.")
  private @Nullable Path truth;

  @Option(
      names = "--samples",
      paramLabel = "N",
      defaultValue = "10",
      description = "Examples of pairs gained and of pairs lost (default: ${DEFAULT-VALUE}).")
  private int samples;

  @Option(names = "--json", description = "Print one JSON object instead of text.")
  private boolean json;

  @Mixin private EncodingInput encoding = new EncodingInput();

  @Parameters(
      index = "0",
      paramLabel = "BEFORE",
      description = "Folder with a result of match, a clusters.csv itself, or a trained model.")
  private Path before = Path.of("");

  @Parameters(index = "1", paramLabel = "AFTER", description = "The same, to compare with.")
  private Path after = Path.of("");

  @Parameters(
      index = "2..*",
      paramLabel = "[SOURCE=]FILE",
      description = "With --model: files of records.")
  private List<String> files = List.of();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws JsonProcessingException {
    requireSense();
    ComparedModels compared = model == null ? ofResults() : ofTrained(model);
    PrintWriter out = spec.commandLine().getOut();
    if (json) out.println(compared.toJson());
    else compared.print(out);
    out.flush();
    return 0;
  }

  private void requireSense() {
    if (samples < 0) {
      throw new InvalidInput("samples", "--samples is %d; give 0 or more.".formatted(samples));
    }
    if (model == null && !files.isEmpty()) {
      throw new InvalidInput(
          "record-file",
          "Files of records need --model and two trained models; to compare two results, give"
              + " nothing else.");
    }
    if (model != null && files.isEmpty()) {
      throw new InvalidInput(
          "record-file", "With --model, give the files of records to match with both.");
    }
  }

  private ComparedModels ofResults() {
    return compared(clusters(before), clusters(after));
  }

  private static Path clusters(Path result) {
    return Files.isDirectory(result) ? result.resolve(ResultFiles.CLUSTERS) : result;
  }

  private ComparedModels compared(Path first, Path second) {
    FileComparison comparison = FileComparison.of(first, second, samples);
    Path known = truth;
    return known == null
        ? new ComparedModels(comparison, Optional.empty(), Optional.empty())
        : new ComparedModels(
            comparison,
            Optional.of(EvaluateCommand.evaluation(known, first, Optional.empty())),
            Optional.of(EvaluateCommand.evaluation(known, second, Optional.empty())));
  }

  private ComparedModels ofTrained(String name) {
    PrintWriter err = spec.commandLine().getErr();
    ReadModel read = NamedModel.read(name);
    NamedModel.warn(err, read.warnings());
    List<InputFile> inputs = InputFile.of(files, encoding.charset(), read.model());
    ShownProgress progress = ShownProgress.on(err);
    try (TwoMatches matches =
        progress.during(() -> TwoMatches.of(read.model(), before, after, inputs, progress))) {
      progress.close();
      return compared(matches.before(), matches.after());
    } catch (IOException e) {
      throw new CannotWrite("The folder for temporary files", e);
    }
  }
}
