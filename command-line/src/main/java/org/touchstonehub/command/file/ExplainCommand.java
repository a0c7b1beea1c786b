package org.touchstonehub.command.file;

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
import org.touchstonehub.match.model.EntityModel;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code touchstone explain}. */
@Command(
    name = "explain",
    description = {
      "Tell why: for two records what speaks for and against a match, in bits, and why they are or"
          + " are not together; for a cluster how it was built and where it would come apart.",
      "",
      "Matches the files as match does, with the same model and the same files, and shows values of"
          + " records."
    },
    footer = {
      "",
      "Examples:",
      "  touchstone explain --model customer --pair crm:17 shop:9 customers.csv",
      "  touchstone explain --model customer --cluster 5 --html why.html customers.csv"
    },
    mixinStandardHelpOptions = true)
public final class ExplainCommand implements Callable<Integer> {
  @Mixin private RecordInput input = new RecordInput();

  @Option(
      names = "--trained",
      paramLabel = "FILE",
      description = "The trained model of the match; left out, the files are learnt from.")
  private @Nullable Path trained;

  @Mixin private LabelInput labels = new LabelInput();

  @ArgGroup(multiplicity = "1")
  private Asked asked = new Asked();

  /** What is to be explained. */
  static final class Asked {
    @Option(
        names = "--pair",
        arity = "2",
        paramLabel = "RECORD",
        description = "Two records, each as source:id or as id.")
    private List<String> pair = List.of();

    @Option(
        names = "--cluster",
        paramLabel = "ID",
        description = "A cluster by its number in clusters.csv, or by one of its records.")
    private String cluster = "";
  }

  @Option(names = "--json", description = "Print one JSON object instead of text.")
  private boolean json;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write a chart on one page that needs nothing else; a former one is replaced.")
  private @Nullable Path html;

  @Option(names = "--force", description = "Replace FILE also if it is something else.")
  private boolean force;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    EntityModel model = input.model(err);
    List<InputFile> inputs = input.files(model);
    ExplanationWords words = new ExplanationWords(model.sourceColumn() != null);
    if (html == null) {
      print(explain(model, inputs, err), words);
      return 0;
    }
    try (ResultFile page =
        ResultFile.open(html, "page of explain", ExplanationPage::isOne, force)) {
      Explained explained = explain(model, inputs, err);
      Files.writeString(page.draft(), new ExplanationPage(model.name(), words).of(explained));
      page.finish();
      print(explained, words);
    } catch (IOException e) {
      throw new CannotWrite("File " + html, e);
    }
    return 0;
  }

  /** One of the two. */
  record Explained(Optional<ExplainedPair> pair, Optional<ExplainedCluster> cluster) {}

  private Explained explain(EntityModel model, List<InputFile> inputs, PrintWriter err)
      throws IOException {
    try (ShownProgress progress = ShownProgress.on(err)) {
      return progress.during(() -> explain(model, inputs, progress));
    } catch (IOException e) {
      throw new InvalidInput(
          "record-file", "The files cannot be read: %s; check them.".formatted(e.getMessage()), e);
    }
  }

  private Explained explain(EntityModel model, List<InputFile> inputs, ShownProgress progress)
      throws IOException {
    ExplainRun run = ExplainRun.of(model, trained, inputs, labels, asked.pair, progress);
    return asked.pair.isEmpty()
        ? new Explained(Optional.empty(), Optional.of(run.cluster(asked.cluster)))
        : new Explained(
            Optional.of(run.pair(asked.pair.get(0), asked.pair.get(1))), Optional.empty());
  }

  private void print(Explained explained, ExplanationWords words) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(ExplanationJson.of(explained));
    } else {
      ExplanationText text = new ExplanationText(out, words);
      explained.pair().ifPresent(text::print);
      explained.cluster().ifPresent(text::print);
    }
    if (html != null && !json) out.println("The chart is in %s.".formatted(html));
    out.flush();
  }
}
