package org.touchstonehub.command.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.touchstonehub.match.engine.Constraints;
import org.touchstonehub.match.engine.MatchEngine;
import org.touchstonehub.match.engine.MatchResult;
import org.touchstonehub.match.engine.Progress;
import org.touchstonehub.match.engine.TrainedModel;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.record.RecordTable;

/** The same files matched with two trained models, as files of clusters that go at the end. */
record TwoMatches(Path folder, Path before, Path after) implements AutoCloseable {
  static TwoMatches of(
      EntityModel model, Path before, Path after, List<InputFile> files, Progress progress)
      throws IOException {
    TrainedModel first = TrainedFile.read(model, before);
    TrainedModel second = TrainedFile.read(model, after);
    RecordTable records = Gathering.read(model, files, progress).table();
    Path folder = Files.createTempDirectory("touchstone-");
    TwoMatches matches =
        new TwoMatches(folder, folder.resolve("before.csv"), folder.resolve("after.csv"));
    boolean isWhole = false;
    try {
      write(model, first, records, matches.before, progress);
      write(model, second, records, matches.after, progress);
      isWhole = true;
      return matches;
    } finally {
      if (!isWhole) matches.close();
    }
  }

  private static void write(
      EntityModel model, TrainedModel trained, RecordTable records, Path file, Progress progress)
      throws IOException {
    MatchResult result = MatchEngine.match(trained, records, Constraints.NONE, progress);
    new ResultFiles(model, records, Clusters.of(records, result)).writeClusters(file);
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(before);
    Files.deleteIfExists(after);
    Files.deleteIfExists(folder);
  }
}
