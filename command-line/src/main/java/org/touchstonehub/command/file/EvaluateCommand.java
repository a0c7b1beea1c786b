package org.touchstonehub.command.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.match.evaluate.FileEvaluation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code touchstone evaluate}. */
@Command(
    name = "evaluate",
    description = {
      "Compare the clusters of a match with the truth: pairwise and B-cubed precision, recall and F1,"
          + " whole clusters, and variation of information.",
      "",
      "The truth is CSV with id,entity (and source, where ids repeat over sources), or the matching"
          + " pairs as id_a,id_b (and source_a,source_b); then only pairs across sources count.",
      "",
      "Of a result of match --pairs it tells too whether stated probabilities mean what they say, and"
          + " what pairs above a threshold would be worth.",
    },
    mixinStandardHelpOptions = true)
public final class EvaluateCommand implements Callable<Integer> {
  @Option(
      names = "--truth",
      required = true,
      paramLabel = "FILE",
      description = "What is known to be the same, CSV, plain or gzip.")
  private Path truth = Path.of("");

  @Option(names = "--json", description = "Print one JSON object instead of a table.")
  private boolean json;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write a page with plots that needs nothing else; a former one is replaced.")
  private @Nullable Path html;

  @Option(names = "--force", description = "Replace FILE also if it is something else.")
  private boolean force;

  @Parameters(
      paramLabel = "DIR",
      description = "Folder with a result of match, or a clusters.csv itself.")
  private Path result = Path.of("");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws JsonProcessingException {
    if (html == null) {
      print(evaluation());
      return 0;
    }
    try (ResultFile page =
        ResultFile.open(html, "page of evaluate", EvaluationPage::isOne, force)) {
      FileEvaluation evaluation = evaluation();
      Files.writeString(
          page.draft(), EvaluationPage.of(evaluation, result.toString(), truth.toString()));
      page.finish();
      print(evaluation);
    } catch (JsonProcessingException e) {
      throw e;
    } catch (IOException e) {
      throw new CannotWrite("File " + html, e);
    }
    return 0;
  }

  private FileEvaluation evaluation() {
    if (!Files.isDirectory(result)) return evaluation(truth, result, Optional.empty());
    Path pairs = result.resolve(ResultFiles.CANDIDATE_PAIRS);
    return evaluation(
        truth,
        result.resolve(ResultFiles.CLUSTERS),
        Files.exists(pairs) ? Optional.of(pairs) : Optional.empty());
  }

  private void print(FileEvaluation evaluation) throws JsonProcessingException {
    PrintWriter stdout = spec.commandLine().getOut();
    if (json) {
      stdout.println(new ObjectMapper().writeValueAsString(EvaluationJson.of(evaluation)));
    } else {
      new EvaluationText(stdout).print(evaluation);
      if (html != null) stdout.println("\nThe page is in %s.".formatted(html));
    }
    stdout.flush();
  }

  /**
   * @throws InvalidInput if the truth is of other records
   */
  static FileEvaluation evaluation(Path truth, Path clusters, Optional<Path> pairs) {
    FileEvaluation evaluation = FileEvaluation.of(truth, clusters, pairs);
    if (evaluation.missing() > 0 && evaluation.missing() == evaluation.scores().records()) {
      throw new InvalidInput(
          "record-file",
          "%s: none of its records is in %s; give the truth of the records that were matched."
              .formatted(truth, clusters));
    }
    return evaluation;
  }
}
