package org.touchstonehub.command.file;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.command.terminal.Colours;
import org.touchstonehub.command.terminal.ShownProgress;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.match.model.EntityModel;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code touchstone explain}. */
@Command(
    name = "explain",
    description = {
      "Tell why: for two records what each attribute says for and against a match, the strongest"
          + " first, and why they are or are not together; for a cluster what holds it together, how"
          + " it was built and where it would come apart.",
      "",
      "Matches the files as match does, with the same model and the same files, and shows values of"
          + " records."
    },
    footer = {
      "",
      "Examples:",
      "  touchstone explain --model customer --trained result --pair crm:17 shop:9 customers.csv",
      "  touchstone explain --model customer --cluster 5 --html why.html customers.csv"
    },
    mixinStandardHelpOptions = true)
public final class ExplainCommand implements Callable<Integer> {
  @Mixin private RecordInput input = new RecordInput();

  @Option(
      names = "--trained",
      paramLabel = "FILE|DIR",
      description =
          "The trained model of the match, or the folder of its result: the answer comes sooner, for"
              + " the files are not learnt from again.")
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
        description = "Two records, each as source:id or as id; may be given several times.")
    private List<String> pair = List.of();

    @Option(
        names = "--cluster",
        paramLabel = "ID",
        description = "A cluster by its number in clusters.csv, or by one of its records.")
    private String cluster = "";
  }

  @Option(
      names = "--details",
      description = "Tell all values, how they were compared and joined, and each step of the sum.")
  private boolean details;

  @Option(names = "--json", description = "Print JSON instead of text, one object a line.")
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
    if (html != null && asked.pair.size() > 2) {
      throw new ParameterException(
          spec.commandLine(), "A page shows one pair: give --pair once, or leave --html out");
    }
    if (html == null) {
      print(explain(model, inputs, err), words);
      return 0;
    }
    try (ResultFile page =
        ResultFile.open(html, "page of explain", ExplanationPage::isOne, force)) {
      List<Explained> explained = explain(model, inputs, err);
      String text = new ExplanationPage(model.name(), words).of(explained.get(0));
      Files.writeString(page.draft(), text);
      page.finish();
      print(explained, words);
    } catch (IOException e) {
      throw new CannotWrite("File " + html, e);
    }
    return 0;
  }

  /** One of the two. */
  record Explained(Optional<ExplainedPair> pair, Optional<ExplainedCluster> cluster) {}

  private List<Explained> explain(EntityModel model, List<InputFile> inputs, PrintWriter err)
      throws IOException {
    try (ShownProgress progress = ShownProgress.on(err)) {
      return progress.during(() -> explain(model, inputs, progress));
    } catch (IOException e) {
      throw new InvalidInput(
          "record-file", "The files cannot be read: %s; check them.".formatted(e.getMessage()), e);
    }
  }

  private List<Explained> explain(EntityModel model, List<InputFile> inputs, ShownProgress progress)
      throws IOException {
    ExplainRun run = ExplainRun.of(model, trained, inputs, labels, asked.pair, progress);
    if (asked.pair.isEmpty()) {
      return List.of(new Explained(Optional.empty(), Optional.of(run.cluster(asked.cluster))));
    }
    List<Explained> pairs = new ArrayList<>();
    for (int i = 0; i < asked.pair.size(); i += 2) {
      ExplainedPair pair = run.pair(asked.pair.get(i), asked.pair.get(i + 1));
      pairs.add(new Explained(Optional.of(pair), Optional.empty()));
    }
    return pairs;
  }

  private void print(List<Explained> all, ExplanationWords words) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    ExplanationText text = new ExplanationText(out, words, Colours.here(), details);
    for (int i = 0; i < all.size(); i++) {
      if (json) {
        out.println(ExplanationJson.of(all.get(i)));
        continue;
      }
      if (i > 0) out.println();
      all.get(i).pair().ifPresent(text::print);
      all.get(i).cluster().ifPresent(text::print);
    }
    if (html != null && !json) out.println("The chart is in %s.".formatted(html));
    out.flush();
  }
}
