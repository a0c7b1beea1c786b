package org.touchstonehub.command.demo;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What the command line asks for; each option is a name and a value. */
final class Asked {
  private static final Set<String> NAMES =
      Set.of(
          "before", "url", "system", "key", "purpose", "seconds", "rounds", "warm", "records",
          "callers", "flight", "cores");

  private final Map<String, String> options = new HashMap<>();

  Asked(String[] arguments) {
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].equals("--built")) continue; // for the script alone
      String name = arguments[i].startsWith("--") ? arguments[i].substring(2) : "";
      if (!NAMES.contains(name) || i + 1 == arguments.length) {
        throw new IllegalArgumentException(
            "an option that is unknown or has no value: " + arguments[i]);
      }
      options.put(name, arguments[++i]);
    }
  }

  boolean has(String name) {
    return options.containsKey(name);
  }

  String text(String name) {
    if (!has(name)) throw new IllegalArgumentException("--" + name + " is missing");
    return options.get(name);
  }

  String text(String name, String otherwise) {
    return options.getOrDefault(name, otherwise);
  }

  int number(String name, int otherwise, int least, int most) {
    return number("--" + name, text(name, String.valueOf(otherwise)), least, most);
  }

  private static int number(String name, String text, int least, int most) {
    int value = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
    if (value < least || value > most) {
      throw new IllegalArgumentException(name + " takes " + least + " to " + most);
    }
    return value;
  }

  /** How many call at once, one measurement each. */
  List<Integer> callers() {
    return Stream.of(text("callers", "1,16,64").split(",", -1))
        .map(n -> number("--callers", n, 1, 512))
        .toList();
  }

  /** The hub that runs at {@code --url}, of which neither process nor database is known. */
  Target running() {
    String token = System.getenv("TOUCHSTONE_TOKEN");
    if (token == null) throw new IllegalArgumentException("TOUCHSTONE_TOKEN is missing");
    String record = text("system") + "/" + text("key");
    String purpose = text("purpose", Reads.PURPOSE);
    List<Reads> reads =
        List.of(
            Reads.LIVE,
            new Reads("by source", List.of("/api/v1/golden-records/by-source/" + record), purpose));
    return new Target("running", URI.create(text("url")), token, reads, Costs.UNKNOWN);
  }
}
