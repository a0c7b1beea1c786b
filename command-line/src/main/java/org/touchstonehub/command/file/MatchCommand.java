package org.touchstonehub.command.file;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.command.terminal.ShownProgress;
import org.touchstonehub.match.engine.PairsWanted;
import org.touchstonehub.match.engine.TrainedModel;
import org.touchstonehub.match.model.EntityModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code touchstone match}. */
@Command(
    name = "match",
    description = {
      "Find the records that are the same thing in CSV or JSON Lines files (plain or gzip), and make"
          + " golden records of them. Needs no server.",
      "",
      "DIR gets clusters.csv, golden.csv, possible-matches.csv, suspicious-clusters.csv, rejects.csv"
          + " and the trained model (trained.json); report.html and report.json tell what was found."
          + " All or none."
    },
    footer = {
      "",
      "Examples:",
      "  touchstone match --model customer --out result customers.csv",
      "  touchstone match --model my-model.yaml --out result crm=crm.csv.gz shop=shop.jsonl",
      "  touchstone match --model customer --trained customer.json --out result customers.csv",
      "  touchstone match --model customer --labels labels.csv --out result customers.csv"
    },
    mixinStandardHelpOptions = true)
public final class MatchCommand implements Callable<Integer> {
  /** Of candidate pairs that are written; nearly all are below. */
  private static final double LEAST_PROBABILITY = 0.001;

  /** Clusters that are named. */
  private static final int LARGEST = 5;

  @Mixin private RecordInput input = new RecordInput();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder for the result; new, empty, or one with a former result.")
  private Path out = Path.of("");

  @Option(
      names = "--trained",
      paramLabel = "FILE",
      description = "A trained model, as train writes it; left out, the files are learnt from.")
  private @Nullable Path trained;

  @Option(
      names = "--pairs",
      description =
          "Write candidate-pairs.csv too: each pair compared that is at least 0.001 probable, with"
              + " its stated probability; evaluate judges them.")
  private boolean pairs;

  @Mixin private LabelInput labels = new LabelInput();

  @Option(names = "--force", description = "Write into DIR beside other files that it holds.")
  private boolean force;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    EntityModel model = input.model(err);
    List<InputFile> inputs = input.files(model);
    TrainedModel known = trained == null ? null : TrainedFile.read(model, trained);
    PairsWanted wanted = pairs ? PairsWanted.atLeast(LEAST_PROBABILITY) : PairsWanted.NONE;
    MatchReportJson report;
    try (ShownProgress progress = ShownProgress.on(err);
        ResultFolder folder =
            ResultFolder.open(
                out, ResultFiles.ALL, ResultFiles.REPORT_JSON, ResultFiles.MARKER, force)) {
      MatchRun match = new MatchRun(model, known, inputs, labels, wanted, progress);
      report =
          progress.during(
              () -> {
                MatchReportJson made = match.into(folder);
                folder.finish();
                return made;
              });
    } catch (IOException e) {
      throw new CannotWrite("The result", e);
    } catch (UncheckedIOException e) {
      throw new CannotWrite("The result", new IOException(e.getMessage(), e));
    }
    print(spec.commandLine().getOut(), report);
    return 0;
  }

  private void print(PrintWriter stdout, MatchReportJson report) {
    line(stdout, "%,12d rows in %d file(s)", report.rows(), report.files().size());
    for (MatchReportJson.FileJson file : report.files()) {
      if (!file.encoding().equals(StandardCharsets.UTF_8.name())) {
        line(
            stdout,
            "%12s %s was read as %s; if its letters are wrong, say --encoding",
            "",
            file.name(),
            file.encoding());
      }
    }
    for (MatchReportJson.FileJson file : report.files()) {
      if (!file.untakenColumns().isEmpty()) {
        line(
            stdout,
            "%12s %s has columns that the model does not take: %s",
            "",
            file.name(),
            UntakenText.of(file.untakenColumns()));
      }
    }
    line(stdout, "%,12d records", report.records());
    line(
        stdout,
        "%,12d rejects%s",
        report.rejects(),
        report.rejects() > 0 ? ", see rejects.csv" : "");
    line(
        stdout,
        "%,12d golden records, the largest of %,d records",
        report.clusters(),
        report.largestCluster());
    if (!report.largestClusters().isEmpty()) {
      line(stdout, "%12s %s", "", largest(report.largestClusters()));
    }
    line(stdout, "%,12d possible matches for a person to decide", report.possibleMatches());
    line(
        stdout,
        "%,12d suspicious clusters, which may hold two things, for a person to decide",
        report.suspiciousClusters());
    line(
        stdout,
        "%,12d of the compared pairs linked, %,.0f expected, %,d compared",
        report.linkedPairs(),
        report.expectedMatches(),
        report.comparedPairs());
    if (report.trust().warning() != null) stdout.println("! " + report.trust().warning());
    stdout.println(
        "The result is in %s; open %s.".formatted(out, out.resolve(ResultFiles.REPORT_HTML)));
    stdout.flush();
  }

  private static String largest(List<MatchReportJson.LargeJson> clusters) {
    String sizes =
        clusters.stream()
            .limit(LARGEST)
            .map(large -> String.format(Locale.ROOT, "%d (%,d)", large.cluster(), large.records()))
            .collect(Collectors.joining(", "));
    return "the largest are clusters %s; explain --cluster %d tells why"
        .formatted(sizes, clusters.get(0).cluster());
  }

  private static void line(PrintWriter stdout, String format, Object... values) {
    stdout.println(String.format(Locale.ROOT, format, values));
  }
}
