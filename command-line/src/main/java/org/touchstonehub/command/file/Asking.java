package org.touchstonehub.command.file;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Asks a person on a terminal about pairs, and writes each answer down at once. */
final class Asking {
  private static final String QUESTION = "The same? y(es), n(o), u(nsure), q(uit): ";

  private final LabelSheet sheet;
  private final PrintWriter out;
  private final BufferedReader in;

  Asking(LabelSheet sheet, PrintWriter out, BufferedReader in) {
    this.sheet = sheet;
    this.out = out;
    this.in = in;
  }

  /**
   * @return how many were answered with yes or no
   */
  int into(Path file) throws IOException {
    int given = 0;
    for (int k = 0; k < sheet.size(); k++) {
      show(k);
      String answer = answer();
      if (answer == null) return given;
      if (answer.isEmpty()) continue;
      sheet.append(file, k, answer);
      given++;
    }
    return given;
  }

  private void show(int k) {
    out.println();
    out.println("%d of %d".formatted(k + 1, sheet.size()));
    SideBySide table = new SideBySide(out, sheet.values(k));
    table.print(sheet.a(k), sheet.b(k));
  }

  /** Yes or no, an empty text if the person is not sure, null at the end. */
  private @Nullable String answer() throws IOException {
    while (true) {
      out.print(QUESTION);
      out.flush();
      String line = in.readLine();
      if (line == null) return null;
      switch (line.strip().toLowerCase(Locale.ROOT)) {
        case "y", "yes" -> {
          return "yes";
        }
        case "n", "no" -> {
          return "no";
        }
        case "u", "unsure" -> {
          return "";
        }
        case "q", "quit" -> {
          return null;
        }
        default -> out.println("Please answer y, n, u or q.");
      }
    }
  }
}
