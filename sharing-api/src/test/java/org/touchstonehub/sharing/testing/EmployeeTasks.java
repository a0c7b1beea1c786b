package org.touchstonehub.sharing.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** The domain employee of the shared hub, with records alike enough to ask stewards about. */
public final class EmployeeTasks {
  private static boolean made;

  private EmployeeTasks() {}

  /** Loads and matches, at the first call. */
  public static synchronized void make() {
    if (made) {
      return;
    }
    Hub hub = SharedHub.client();
    for (String system : List.of("hr", "payroll")) {
      hub.register(system, "employee");
      Reply reply =
          hub.as("administrator:employee")
              .upload(
                  "/api/v1/source-systems/" + system + "/files",
                  "text/csv",
                  People.csv(system, 3_000));
      assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    }
    hub.match("employee");
    made = true;
  }

  /** The ids of the open tasks, the most probable match first. */
  public static List<String> open() {
    return SharedHub.client()
        .as("steward:employee")
        .get("/api/v1/steward-tasks?domain=employee&limit=500")
        .json()
        .at("/tasks")
        .findValuesAsText("id");
  }
}
