package org.touchstonehub.mdm;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "org.touchstonehub.mdm",
    importOptions = ImportOption.DoNotIncludeTests.class)
class MasterDataArchitectureTest {
  @ArchTest
  static final ArchRule state_knows_only_the_engine =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.touchstonehub.matching..",
              "org.touchstonehub.policy..",
              "org.touchstonehub.product..",
              "org.touchstonehub.sharing..",
              "org.touchstonehub.command..",
              "org.touchstonehub.issuer..")
          .because("a module imports only those above it");

  @ArchTest
  static final ArchRule state_speaks_no_http =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta.ws.rs..", "java.net.http..", "com.styra..")
          .because("REST belongs to sharing-api, and OPA to policy-service");

  @ArchTest
  static final ArchRule sql_is_run_in_one_place =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.touchstonehub.mdm.database")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.jdbi..")
          .because("what runs SQL, on which connection and with which errors, is decided once");

  @ArchTest
  static final ArchRule state_does_not_match =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("org.touchstonehub.match.engine.MatchEngine")
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.touchstonehub.match.block..",
              "org.touchstonehub.match.compare..",
              "org.touchstonehub.match.score..",
              "org.touchstonehub.match.cluster..")
          .because("batch-matching runs the engine; the state keeps what came of it");
}
