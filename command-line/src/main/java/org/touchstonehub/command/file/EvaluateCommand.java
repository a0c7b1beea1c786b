package org.touchstonehub.command.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.match.evaluate.FileEvaluation;
import org.touchstonehub.match.evaluate.Measure;
import org.touchstonehub.match.evaluate.Scores;
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

  @Parameters(
      paramLabel = "DIR",
      description = "Folder with a result of match, or a clusters.csv itself.")
  private Path result = Path.of("");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws JsonProcessingException {
    Path clusters = Files.isDirectory(result) ? result.resolve(ResultFiles.CLUSTERS) : result;
    FileEvaluation evaluation = evaluation(truth, clusters);
    PrintWriter stdout = spec.commandLine().getOut();
    if (json) {
      stdout.println(new ObjectMapper().writeValueAsString(asMap(evaluation)));
    } else {
      print(stdout, evaluation);
    }
    stdout.flush();
    return 0;
  }

  /**
   * @throws InvalidInput if the truth is of other records
   */
  static FileEvaluation evaluation(Path truth, Path clusters) {
    FileEvaluation evaluation = FileEvaluation.of(truth, clusters);
    if (evaluation.missing() > 0 && evaluation.missing() == evaluation.scores().records()) {
      throw new InvalidInput(
          "record-file",
          "%s: none of its records is in %s; give the truth of the records that were matched."
              .formatted(truth, clusters));
    }
    return evaluation;
  }

  private static void print(PrintWriter stdout, FileEvaluation evaluation) {
    Scores scores = evaluation.scores();
    line(stdout, "%-18s %9s %9s %9s", "", "precision", "recall", "F1");
    row(stdout, "pairwise", scores.pairwise());
    row(stdout, "B-cubed", scores.bCubed());
    row(stdout, "whole clusters", scores.clusters());
    row(stdout, "clusters of 2+", scores.largerClusters());
    line(
        stdout,
        "%-18s %29.4f  bits, 0 is best",
        "var. of information",
        scores.variationOfInformation());
    stdout.println();
    line(
        stdout,
        "%,d records; %,d entities, %,d clusters",
        scores.records(),
        scores.entities(),
        scores.foundClusters());
    line(
        stdout,
        "%,d true pairs%s, %,d found, %,d both",
        scores.truePairs(),
        evaluation.acrossSources() ? " across sources" : "",
        scores.foundPairs(),
        scores.commonPairs());
    if (evaluation.missing() > 0) {
      line(
          stdout,
          "%,d records of the truth are in no cluster and count as standing alone",
          evaluation.missing());
    }
    if (evaluation.unknown() > 0) {
      line(
          stdout,
          "%,d clustered records are not in the truth and do not count",
          evaluation.unknown());
    }
  }

  static Map<String, Object> asMap(FileEvaluation evaluation) {
    Scores scores = evaluation.scores();
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("records", scores.records());
    map.put("entities", scores.entities());
    map.put("clusters", scores.foundClusters());
    map.put("true_pairs", scores.truePairs());
    map.put("found_pairs", scores.foundPairs());
    map.put("common_pairs", scores.commonPairs());
    put(map, "pairwise", scores.pairwise());
    put(map, "bcubed", scores.bCubed());
    put(map, "cluster", scores.clusters());
    put(map, "cluster_multi", scores.largerClusters());
    map.put("variation_of_information", scores.variationOfInformation());
    map.put("missing", evaluation.missing());
    map.put("unknown", evaluation.unknown());
    map.put("across_sources", evaluation.acrossSources());
    return map;
  }

  private static void put(Map<String, Object> map, String name, Measure measure) {
    map.put(name + "_precision", measure.precision());
    map.put(name + "_recall", measure.recall());
    map.put(name + "_f1", measure.f1());
  }

  private static void row(PrintWriter stdout, String name, Measure measure) {
    line(
        stdout,
        "%-18s %9.4f %9.4f %9.4f",
        name,
        measure.precision(),
        measure.recall(),
        measure.f1());
  }

  private static void line(PrintWriter stdout, String format, Object... values) {
    stdout.println(String.format(Locale.ROOT, format, values));
  }
}
