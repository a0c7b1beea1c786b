package org.touchstonehub.command;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "org.touchstonehub.command",
    importOptions = ImportOption.DoNotIncludeTests.class)
class FileCommandsArchitectureTest {
  @ArchTest
  static final ArchRule file_commands_need_the_engine_alone =
      classes()
          .that()
          .resideInAnyPackage("..command.file", "..command.terminal")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java.io..",
              "java.lang..",
              "java.nio..",
              "java.time..",
              "java.util..",
              "org.touchstonehub.match..",
              "org.touchstonehub.failure..",
              "org.touchstonehub.command.file..",
              "org.touchstonehub.command.terminal..",
              "org.jspecify..",
              "picocli..",
              "de.siegmar.fastcsv..",
              "com.fasterxml.jackson..",
              "com.samskivert.mustache..",
              "me.tongfei.progressbar..")
          .because("match and evaluate run without a server, a database or the demo");

  @ArchTest
  static final ArchRule what_is_shown_knows_no_command =
      noClasses()
          .that()
          .resideInAPackage("..command.terminal")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..command.file", "..command.demo")
          .because("every command may show progress");
}
