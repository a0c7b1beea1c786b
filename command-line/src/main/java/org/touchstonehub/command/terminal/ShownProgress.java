package org.touchstonehub.command.terminal;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.engine.Progress;

/**
 * Shows stages as they go: a bar each on a terminal; elsewhere one line each when it has ended,
 * with its seconds.
 */
public final class ShownProgress implements Progress, AutoCloseable {
  private static final int WIDTH = 100;

  private final PrintWriter err;
  private final boolean onTerminal;
  private final LongSupplier nanos;
  private @Nullable ProgressBar bar;
  private @Nullable String stage;
  private long done;
  private long began;

  ShownProgress(PrintWriter err, boolean onTerminal, LongSupplier nanos) {
    this.err = err;
    this.onTerminal = onTerminal;
    this.nanos = nanos;
  }

  /**
   * @param err where lines go; bars go to standard error
   */
  @SuppressWarnings("SystemConsoleNull") // Java 22 and later, which Touchstone does not run on
  public static ShownProgress on(PrintWriter err) {
    boolean terminal = System.console() != null && !"dumb".equals(System.getenv("TERM"));
    return new ShownProgress(err, terminal, System::nanoTime);
  }

  /** What is done while progress is shown. */
  public interface Work<T> {
    T run() throws IOException;
  }

  /** Does some work; if it fails, what it has not come to the end of is not shown as done. */
  public <T> T during(Work<T> work) throws IOException {
    boolean isWhole = false;
    try {
      T result = work.run();
      isWhole = true;
      return result;
    } finally {
      if (!isWhole) abandon();
    }
  }

  @Override
  public void stage(String name, long total) {
    close();
    stage = name;
    began = nanos.getAsLong();
    done = 0;
    if (!onTerminal) return;
    bar =
        new ProgressBarBuilder()
            .setTaskName(name)
            .setInitialMax(total)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(200)
            .setMaxRenderedLength(WIDTH)
            .setConsumer(new ConsoleProgressBarConsumer(System.err, WIDTH))
            .build();
  }

  @Override
  public void done(long count) {
    done = count;
    if (bar != null) bar.stepTo(count);
  }

  /** Drops the stage that runs: it failed, and what tells so stands alone. */
  void abandon() {
    if (bar != null) bar.close();
    bar = null;
    stage = null;
  }

  /** Ends the stage that runs, if one does. */
  @Override
  public void close() {
    if (bar != null) bar.close();
    bar = null;
    if (stage != null && !onTerminal) {
      double seconds = (nanos.getAsLong() - began) / 1e9;
      String count = done == 0 ? "" : String.format(Locale.ROOT, " %,d", done);
      err.println(String.format(Locale.ROOT, "touchstone: %s%s: %.1f s", stage, count, seconds));
      err.flush();
    }
    stage = null;
  }
}
