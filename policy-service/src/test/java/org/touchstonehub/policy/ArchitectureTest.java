package org.touchstonehub.policy;

import static com.tngtech.archunit.base.DescribedPredicate.doNot;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.touchstonehub.match.standardise.StandardValue;
import org.touchstonehub.policy.gate.Released;
import org.touchstonehub.policy.gate.SharingGate;

@AnalyzeClasses(
    packages = "org.touchstonehub.policy",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule decisions_know_nothing_of_matching_products_or_the_api =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.touchstonehub.matching..",
              "org.touchstonehub.product..",
              "org.touchstonehub.sharing..",
              "org.touchstonehub.command..",
              "org.touchstonehub.issuer..")
          .because("a module imports only those above it");

  @ArchTest
  static final ArchRule decisions_do_not_match =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                      "org.touchstonehub.match.engine..",
                      "org.touchstonehub.match.standardise..",
                      "org.touchstonehub.match.block..",
                      "org.touchstonehub.match.compare..",
                      "org.touchstonehub.match.score..",
                      "org.touchstonehub.match.cluster..")
                  .and(doNot(type(StandardValue.class))))
          .because(
              "master data logic belongs to the modules above; what is understood as a day is wanted"
                  + " here too");

  @ArchTest
  static final ArchRule http_stays_with_the_opa_client =
      noClasses()
          .that(resideInAPackage("org.touchstonehub.policy.."))
          .and()
          .resideOutsideOfPackage("org.touchstonehub.policy.pdp..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta.ws.rs..", "java.net.http..")
          .because("REST belongs to sharing-api, and OPA is asked in one place");

  @ArchTest
  static final ArchRule only_the_gate_releases =
      constructors()
          .that()
          .areDeclaredIn(Released.class)
          .should()
          .onlyBeCalled()
          .byClassesThat()
          .areAssignableTo(SharingGate.class)
          .because("no receipt, no data");

  @ArchTest
  static final ArchRule packages_form_no_cycles =
      slices().matching("org.touchstonehub.policy.(*)..").should().beFreeOfCycles();
}
