package org.touchstonehub.command.file;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.touchstonehub.command.terminal.ShownProgress;
import org.touchstonehub.match.engine.MatchEngine;
import org.touchstonehub.match.engine.TrainedModel;
import org.touchstonehub.match.file.FileSummary;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.record.RecordTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code touchstone train}. */
@Command(
    name = "train",
    description = {
      "Learn from CSV or JSON Lines files (plain or gzip) what agreement and disagreement of their"
          + " attributes say, and write it down: the trained model, for match and"
          + " explain --trained.",
      "",
      "The trained model is JSON, named by its SHA-256 digest. It holds no value of a record, but"
          + " hashes of them: treat it as personal data."
    },
    footer = {
      "",
      "Example:",
      "  touchstone train --model customer --out customer.json customers.csv",
      "  touchstone match --model customer --trained customer.json --out result customers.csv"
    },
    mixinStandardHelpOptions = true)
public final class TrainCommand implements Callable<Integer> {
  @Mixin private RecordInput input = new RecordInput();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Where the trained model is written; a former one is replaced.")
  private Path out = Path.of("");

  @Option(names = "--force", description = "Replace FILE also if it is something else.")
  private boolean force;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    EntityModel model = input.model(err);
    List<InputFile> inputs = input.files(model);
    TrainedModel trained;
    long rejects;
    List<FileSummary> files;
    try (ShownProgress progress = ShownProgress.on(err);
        ResultFile file = ResultFile.open(out, "trained model", TrainedFile::isOne, force)) {
      Gathering gathered = progress.during(() -> Gathering.read(model, inputs, progress));
      rejects = gathered.rejects();
      files = gathered.summaries();
      RecordTable records = gathered.table();
      trained = MatchEngine.train(model, records, progress);
      Files.writeString(file.draft(), trained.toJson());
      file.finish();
    } catch (IOException e) {
      throw new CannotWrite("File " + out, e);
    }
    PrintWriter stdout = spec.commandLine().getOut();
    new LearntText(trained, rejects).print(stdout);
    for (FileSummary file : files) {
      if (!file.untakenColumns().isEmpty()) {
        stdout.println(
            "%s has columns that the model does not take: %s"
                .formatted(file.file(), UntakenText.of(file.untakenColumns())));
      }
    }
    stdout.println();
    stdout.println("Trained model %s is in %s.".formatted(trained.digest(), out));
    if (trained.isShippedPriors()) {
      stdout.println(
          "It holds the shipped priors: there is too little to learn from (%d records are enough, if some can be compared)."
              .formatted(MatchEngine.ENOUGH_RECORDS));
    }
    stdout.flush();
    return 0;
  }
}
