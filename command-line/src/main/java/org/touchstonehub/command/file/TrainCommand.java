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
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.model.ReadModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code touchstone train}. */
@Command(
    name = "train",
    description = {
      "Learn from CSV or JSON Lines files (plain or gzip) what agreement and disagreement of their"
          + " attributes say, without labels, and write it down: the trained model, for match and"
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
  @Option(
      names = "--model",
      required = true,
      paramLabel = "MODEL",
      description = "customer, supplier, employee, or a YAML file (see docs/model.md).")
  private String model = "";

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Where the trained model is written; a former one is replaced.")
  private Path out = Path.of("");

  @Option(names = "--force", description = "Replace FILE also if it is something else.")
  private boolean force;

  @Parameters(
      arity = "1..*",
      paramLabel = "[SOURCE=]FILE",
      description = "Files of records, each with its source where its rows do not name it.")
  private List<String> files = List.of();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    ReadModel read = NamedModel.read(model);
    NamedModel.warn(err, read.warnings());
    List<InputFile> inputs = InputFile.of(files, read.model());
    TrainedModel trained;
    long rejects;
    try (ShownProgress progress = ShownProgress.on(err);
        ResultFile file = ResultFile.open(out, "trained model", TrainedFile::isOne, force)) {
      Gathering gathered = gather(read.model(), inputs, progress);
      rejects = gathered.rejects();
      trained = MatchEngine.train(read.model(), gathered.table(), progress);
      Files.writeString(file.draft(), trained.toJson());
      file.finish();
    } catch (IOException e) {
      throw new CannotWrite("File " + out, e);
    }
    PrintWriter stdout = spec.commandLine().getOut();
    new LearntText(trained, rejects).print(stdout);
    stdout.println();
    stdout.println("Trained model %s is in %s.".formatted(trained.digest(), out));
    stdout.flush();
    return 0;
  }

  private static Gathering gather(EntityModel model, List<InputFile> inputs, ShownProgress progress)
      throws IOException {
    boolean isWhole = false;
    try {
      Gathering gathered = Gathering.read(model, inputs, progress);
      isWhole = true;
      return gathered;
    } finally {
      if (!isWhole) progress.abandon();
    }
  }
}
