package org.touchstonehub.command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.touchstonehub.command.demo.DemoCommand;
import org.touchstonehub.command.file.CompareModelsCommand;
import org.touchstonehub.command.file.EvaluateCommand;
import org.touchstonehub.command.file.ExplainCommand;
import org.touchstonehub.command.file.LabelCommand;
import org.touchstonehub.command.file.MatchCommand;
import org.touchstonehub.command.file.ProfileCommand;
import org.touchstonehub.command.file.TrainCommand;
import org.touchstonehub.command.generate.GenerateCommand;
import org.touchstonehub.failure.TouchstoneException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The {@code touchstone} command. Exit status: 0 done; 1 a fault of ours; 2 something that the user
 * can put right, told in a line; 130 ended by Ctrl-C.
 */
@Command(
    name = "touchstone",
    description = "Golden master data, shared only by a recorded policy decision.",
    mixinStandardHelpOptions = true,
    version = "touchstone 0.1.0",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ProfileCommand.class,
      MatchCommand.class,
      TrainCommand.class,
      LabelCommand.class,
      ExplainCommand.class,
      EvaluateCommand.class,
      CompareModelsCommand.class,
      DemoCommand.class,
      GenerateCommand.class,
      CommandLine.HelpCommand.class
    })
public final class Main implements Runnable {
  /** Room for examples, which are copied: a line of them must not be broken. */
  private static final int HELP_WIDTH = 110;

  private static final int OUR_FAULT = 1;
  private static final int USERS_FAULT = 2;

  @Spec private CommandSpec spec = CommandSpec.create();

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  static int run(String... arguments) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    return run(out, err, arguments);
  }

  /** Runs a command line and returns its exit status. */
  static int run(PrintWriter out, PrintWriter err, String... arguments) {
    CommandLine line =
        new CommandLine(new Main())
            .setOut(out)
            .setErr(err)
            .setUsageHelpWidth(HELP_WIDTH)
            .setParameterExceptionHandler(Main::badUsage)
            .setExecutionExceptionHandler((fault, command, parsed) -> failed(fault, command));
    try {
      int status = line.execute(arguments);
      if (status != 0 || !out.checkError()) return status;
      err.println("touchstone: what was to be printed could not be written whole.");
      return USERS_FAULT;
    } catch (OutOfMemoryError e) {
      err.println(
          "touchstone: there is not enough memory; set TOUCHSTONE_JAVA_OPTIONS=-Xmx… to more than"
              + " the %d MiB of now.".formatted(Runtime.getRuntime().maxMemory() >> 20));
      return USERS_FAULT;
    }
  }

  /** Without a command: help. */
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  private static int badUsage(ParameterException fault, String[] arguments) {
    CommandLine command = fault.getCommandLine();
    String message = String.valueOf(fault.getMessage()).replaceAll("\\s*\\R\\s*", " ");
    command
        .getErr()
        .println(
            "touchstone: %s; see '%s --help'."
                .formatted(message, command.getCommandSpec().qualifiedName()));
    return USERS_FAULT;
  }

  private static int failed(Exception fault, CommandLine command) {
    if (fault instanceof TouchstoneException) {
      command.getErr().println("touchstone: " + fault.getMessage());
      return USERS_FAULT;
    }
    command.getErr().println("touchstone: this is a fault of Touchstone, please report it:");
    fault.printStackTrace(command.getErr());
    return OUR_FAULT;
  }
}
