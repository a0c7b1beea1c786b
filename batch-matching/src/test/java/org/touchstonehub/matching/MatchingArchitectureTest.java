package org.touchstonehub.matching;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

@AnalyzeClasses(
    packages = "org.touchstonehub.matching",
    importOptions = ImportOption.DoNotIncludeTests.class)
class MatchingArchitectureTest {
  @ArchTest
  static final ArchRule matching_knows_only_the_engine_and_the_state =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.touchstonehub.policy..",
              "org.touchstonehub.product..",
              "org.touchstonehub.sharing..",
              "org.touchstonehub.command..",
              "org.touchstonehub.issuer..")
          .because("a module imports only those above it");

  @ArchTest
  static final ArchRule matching_speaks_no_http =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta.ws.rs..", "jakarta.servlet..", "java.net.http..")
          .because("REST belongs to sharing-api");

  @ArchTest
  static final ArchRule matching_uses_the_engine_by_its_front_door =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.touchstonehub.match.block..",
              "org.touchstonehub.match.compare..",
              "org.touchstonehub.match.score..",
              "org.touchstonehub.match.cluster..",
              "org.touchstonehub.match.rule..",
              "org.touchstonehub.match.standardise..",
              "org.touchstonehub.match.survive..")
          .because("the hub must match as the file commands do, by the same code");

  @ArchTest
  static final ArchRule jobs_know_no_rule =
      noClasses()
          .that()
          .resideInAPackage("..matching.job..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.touchstonehub.match..", "org.touchstonehub.mdm..", "java.sql..", "javax.sql..")
          .because("what a step does must be testable without a batch runtime");

  @ArchTest
  static final ArchRule only_jobs_and_their_launcher_know_the_batch_runtime =
      noClasses()
          .that()
          .resideOutsideOfPackage("..matching.job..")
          .and()
          .doNotHaveSimpleName("JobLauncher")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jakarta.batch..")
          .because("what a step does must be testable without a batch runtime");

  @ArchTest
  static final ArchRule features_do_not_go_round_in_circles =
      SlicesRuleDefinition.slices()
          .matching("org.touchstonehub.matching.(*)..")
          .should()
          .beFreeOfCycles();
}
