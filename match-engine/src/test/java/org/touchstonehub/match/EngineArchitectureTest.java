package org.touchstonehub.match;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import org.touchstonehub.match.type.SemanticType;

@AnalyzeClasses(
    packages = {"org.touchstonehub.match", "org.touchstonehub.failure"},
    importOptions = ImportOption.DoNotIncludeTests.class)
class EngineArchitectureTest {
  @ArchTest
  static final ArchRule A_PURE_LIBRARY =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "jakarta..", "java.sql..", "javax.sql..", "java.net.http..", "org.hibernate..")
          .because("the engine runs anywhere: in the hub, on the command line, in Spark");

  @ArchTest
  static final ArchRule NO_CLOCK =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class)
          .because("the same records must give the same result at any time");

  @ArchTest
  static final ArchRule TYPES_SAY_WHAT_IS_SPECIAL_ABOUT_THEM =
      noClasses()
          .that()
          .resideOutsideOfPackages("..match.type", "..match.profile")
          .should()
          .accessFieldWhere(
              describe(
                  "the field is a type",
                  access ->
                      access.getTarget().getOwner().isAssignableTo(SemanticType.class)
                          && access.getTarget().getRawType().isAssignableTo(SemanticType.class)))
          .because("a new type is one class and one line; drafts alone look for certain types");

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices().matching("org.touchstonehub.match.(*)..").should().beFreeOfCycles();
}
