package org.touchstonehub.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** A command line that was run: its exit status and what it printed. */
public record CommandLineRun(int status, String out, String err) {
  public static CommandLineRun of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status = Main.run(new PrintWriter(out), new PrintWriter(err), arguments);
    return new CommandLineRun(status, out.toString(), err.toString());
  }

  /** The lines on standard error that are neither progress nor warnings. */
  public List<String> faults() {
    return err.lines()
        .filter(line -> !line.matches("touchstone: (warning: .*|.*: \\d+\\.\\d s)"))
        .toList();
  }
}
