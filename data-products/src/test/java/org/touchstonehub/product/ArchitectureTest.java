package org.touchstonehub.product;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "org.touchstonehub.product",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule products_know_nothing_of_batches_or_the_api =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.touchstonehub.matching..",
              "org.touchstonehub.sharing..",
              "org.touchstonehub.command..",
              "org.touchstonehub.issuer..")
          .because("a module imports only those above it");

  @ArchTest
  static final ArchRule products_neither_match_nor_decide =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveNameMatching(
              "org\\.touchstonehub\\.match\\.engine\\..*"
                  + "|org\\.touchstonehub\\.policy\\.pdp\\.PolicyEngine"
                  + "|org\\.touchstonehub\\.policy\\.gate\\.SharingGate")
          .because("matching belongs to the engine and decisions to the policy");
}
