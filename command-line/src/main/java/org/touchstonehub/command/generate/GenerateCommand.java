package org.touchstonehub.command.generate;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.touchstonehub.failure.InvalidInput;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code touchstone generate}: writes demo source files and their truth. */
@Command(
    name = "generate",
    mixinStandardHelpOptions = true,
    description =
        "Write demo source files of a domain and their truth; the same for the same options.")
public final class GenerateCommand implements Callable<Integer> {
  @Spec CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--domain",
      required = true,
      converter = DomainConverter.class,
      description = "customer, supplier or employee.")
  Domain domain = Domain.CUSTOMER;

  @Option(
      names = "--records",
      defaultValue = "10000",
      description = "Records in the first delivery (default: ${DEFAULT-VALUE}).")
  int records;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Another seed, other data (default: ${DEFAULT-VALUE}).")
  long seed;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The folder to write into.")
  Path out = Path.of(".");

  /** Reads a domain as its file names write it. */
  static final class DomainConverter implements ITypeConverter<Domain> {
    @Override
    public Domain convert(String label) {
      for (Domain domain : Domain.values()) {
        if (domain.label().equals(label)) return domain;
      }
      throw new TypeConversionException("give customer, supplier or employee");
    }
  }

  @Override
  public Integer call() {
    if (records < 1) {
      throw new InvalidInput(
          "records", "--records is %d; give a number of 1 or more.".formatted(records));
    }
    Deliveries deliveries = Generator.generate(domain, records, seed);
    try {
      deliveries.write(out);
    } catch (IOException unwritable) {
      throw new InvalidInput(
          "out-folder",
          "Cannot write into %s (%s); give another --out.".formatted(out, unwritable));
    }
    PrintWriter console = spec.commandLine().getOut();
    console.printf(
        "%d records of %d %ss in %s, and %d later changes of %s.%n",
        records,
        deliveries.things(),
        domain.label(),
        out,
        deliveries.second().entries().size(),
        domain.sources().get(0));
    console.flush();
    return 0;
  }
}
