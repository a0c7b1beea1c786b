package org.touchstonehub.command.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.touchstonehub.command.generate.Domain;
import org.touchstonehub.command.generate.Generator;

/** The generated files of all domains, in the order in which they are delivered. */
record DemoSources(Path folder, int records) {
  private static final long SEED = 1;

  /** A file to load. */
  record File(Domain domain, String source, Path path) {}

  /** Generates them, unless they are there; {@code records} are spread evenly over the domains. */
  static DemoSources in(DemoHome home, int records) {
    Path folder = home.path("sources");
    if (Files.exists(folder)) return new DemoSources(folder, records);
    Path fresh = home.path("sources.new");
    Domain[] domains = Domain.values();
    try {
      DemoHome.removeTree(fresh);
      for (int i = 0; i < domains.length; i++) {
        int share = records / domains.length + (i < records % domains.length ? 1 : 0);
        Generator.generate(domains[i], share, SEED).write(fresh);
      }
      Files.move(fresh, folder);
    } catch (IOException unwritable) {
      throw new DemoFailed(
          "Cannot write demo sources into %s: %s".formatted(folder, unwritable), unwritable);
    }
    return new DemoSources(folder, records);
  }

  List<File> files(Domain domain) {
    List<File> files = new ArrayList<>();
    for (String source : domain.sources()) {
      files.add(new File(domain, source, folder.resolve(domain.label() + "-" + source + ".csv")));
    }
    String first = domain.sources().get(0);
    files.add(new File(domain, first, folder.resolve(domain.label() + "-" + first + "-2.csv")));
    return files;
  }

  /** The truth after all deliveries. */
  Path truth(Domain domain) {
    return folder.resolve(domain.label() + "-truth-2.csv");
  }
}
