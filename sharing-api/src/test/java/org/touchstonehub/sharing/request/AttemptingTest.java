package org.touchstonehub.sharing.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.touchstonehub.mdm.change.Overtaken;
import org.touchstonehub.mdm.change.StaleGolden;
import org.touchstonehub.mdm.database.Busy;
import org.touchstonehub.mdm.database.DatabaseFailure;
import org.touchstonehub.mdm.golden.GoldenId;

class AttemptingTest {
  private int calls;

  /** A method that fails with these, one a call, and then answers. */
  private InvocationContext failing(List<? extends RuntimeException> failures) {
    Deque<RuntimeException> left = new ArrayDeque<>(failures);
    return (InvocationContext)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {InvocationContext.class},
            (proxy, method, arguments) -> {
              if (!method.getName().equals("proceed")) throw new AssertionError(method);
              calls++;
              if (!left.isEmpty()) throw left.pop();
              return "answer";
            });
  }

  private static DatabaseFailure failure(String state) {
    return new DatabaseFailure("testing", new SQLException("no matter", state));
  }

  @Test
  void what_came_upon_others_is_done_again() throws Exception {
    Object answer =
        new Attempting()
            .again(
                failing(
                    List.of(
                        new Overtaken(),
                        new IllegalStateException("wrapped", failure("40P01")),
                        failure("40001"))));

    assertThat(answer).isEqualTo("answer");
    assertThat(calls).isEqualTo(4);
  }

  @Test
  void what_always_comes_upon_others_ends_as_busy() {
    List<Overtaken> always = Stream.generate(Overtaken::new).limit(100).toList();

    assertThatThrownBy(() -> new Attempting().again(failing(always))).isInstanceOf(Busy.class);
    assertThat(calls).isBetween(3, 20);
  }

  @Test
  void other_failures_are_told_at_once() {
    for (RuntimeException other :
        List.of(
            new StaleGolden(new GoldenId(new UUID(1, 1))), failure("23505"), failure("08006"))) {
      calls = 0;
      assertThatThrownBy(() -> new Attempting().again(failing(List.of(other)))).isSameAs(other);
      assertThat(calls).isEqualTo(1);
    }
  }

  @Test
  void every_change_by_a_steward_is_attempted() {
    List<JavaMethod> changes =
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(
                    "org.touchstonehub.sharing.command", "org.touchstonehub.sharing.steward")
                .stream()
                .flatMap(resource -> resource.getMethods().stream())
                .filter(
                    method ->
                        method.isAnnotatedWith(POST.class)
                            || method.isAnnotatedWith(PUT.class)
                            || method.isAnnotatedWith(DELETE.class))
                .toList();

    assertThat(changes)
        .hasSizeGreaterThan(5)
        .allMatch(method -> method.isAnnotatedWith(Attempted.class));
  }
}
