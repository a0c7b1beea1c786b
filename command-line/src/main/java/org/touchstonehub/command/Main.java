package org.touchstonehub.command;

import org.touchstonehub.failure.TouchstoneException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code touchstone} command. */
@Command(
    name = "touchstone",
    description = "Golden master data, shared only by a recorded policy decision.",
    mixinStandardHelpOptions = true,
    subcommands = {CommandLine.HelpCommand.class})
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  /** Exit status: 0 done, 1 a fault of ours, 2 something the caller can put right. */
  static int run(String... arguments) {
    return new CommandLine(new Main())
        .setExecutionExceptionHandler(
            (fault, commandLine, parsed) -> {
              if (!(fault instanceof TouchstoneException)) throw fault;
              commandLine.getErr().println("touchstone: " + fault.getMessage());
              return 2;
            })
        .execute(arguments);
  }
}
