package org.touchstonehub.sharing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import jakarta.persistence.Entity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.touchstonehub.mdm.command.Commands;
import org.touchstonehub.mdm.command.Edits;
import org.touchstonehub.mdm.command.Effects;
import org.touchstonehub.mdm.command.Locking;
import org.touchstonehub.mdm.stewardship.Stewardship;
import org.touchstonehub.policy.gate.Released;

class ArchitectureTest {
  private static final JavaClasses SHARING =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.touchstonehub.sharing");

  @Test
  void resources_know_no_entity_manager_and_no_sql() {
    noClasses()
        .that()
        .resideOutsideOfPackages("..sharing.application..", "..sharing.health..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta.persistence..", "java.sql..", "javax.sql..", "org.hibernate..")
        .because("a resource parses, calls one thing and shapes the reply; state is below")
        .check(SHARING);
  }

  @Test
  void golden_records_are_read_only_by_what_goes_to_the_gate() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("org.touchstonehub.sharing.golden.GoldenReads")
        .and()
        .doNotHaveFullyQualifiedName("org.touchstonehub.sharing.golden.GoldenSubjects")
        .and()
        .doNotHaveFullyQualifiedName("org.touchstonehub.sharing.explanation.ExplanationWork")
        .should()
        .callMethodWhere(
            com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner(
                    com.tngtech.archunit.core.domain.JavaClass.Predicates.type(
                        org.touchstonehub.mdm.golden.GoldenRecords.class))))
        .because("no golden value leaves without a decision on record")
        .check(SHARING);
  }

  @Test
  void what_commands_do_is_told_only_by_what_goes_to_the_gate() {
    noClasses()
        .that()
        .doNotHaveSimpleName("CommandWork")
        .and()
        .doNotHaveSimpleName("StewardWork")
        .should()
        .callMethodWhere(target(owner(Commands.class)).or(target(owner(Effects.class))))
        .orShould()
        .callMethodWhere(target(owner(Edits.class)).or(target(owner(Locking.class))))
        .orShould()
        .callMethodWhere(target(owner(Stewardship.class)))
        .because("a change is worked out and told by one decision on record, or not at all")
        .check(SHARING);
  }

  @Test
  void what_goes_to_the_gate_comes_back_released() {
    methods()
        .that()
        .areDeclaredIn("org.touchstonehub.sharing.command.CommandWork")
        .and()
        .areNotPrivate()
        .and()
        .doNotHaveModifier(JavaModifier.SYNTHETIC)
        .should()
        .haveRawReturnType(Released.class)
        .because("an answer is written from nothing else")
        .check(SHARING);
  }

  private static DescribedPredicate<JavaClass> owner(Class<?> type) {
    return JavaClass.Predicates.type(type);
  }

  private static DescribedPredicate<JavaCall<?>> target(DescribedPredicate<JavaClass> owner) {
    return JavaCall.Predicates.target(HasOwner.Predicates.With.owner(owner));
  }

  @Test
  void the_application_never_holds_the_development_issuer() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.touchstonehub.issuer..")
        .because("it issues tokens to whoever knows a password in a file")
        .check(SHARING);
  }

  @Test
  void features_do_not_go_round_in_circles() {
    SlicesRuleDefinition.slices()
        .matching("org.touchstonehub.sharing.(*)..")
        .should()
        .beFreeOfCycles()
        .check(SHARING);
  }

  @Test
  void every_entity_of_the_modules_is_in_the_persistence_unit() throws IOException {
    String unit;
    try (InputStream in = ArchitectureTest.class.getResourceAsStream("/META-INF/persistence.xml")) {
      unit = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    var entities =
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.touchstonehub")
                .stream()
                .filter(type -> type.isAnnotatedWith(Entity.class))
                .toList();

    assertThat(entities).isNotEmpty();
    assertThat(entities)
        .allSatisfy(entity -> assertThat(unit).contains("<class>" + entity.getName() + "</class>"));
  }
}
