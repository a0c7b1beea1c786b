package org.touchstonehub.sharing.testing;

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
    hub.load("hr", "employee", 10_000);
    hub.load("payroll", "employee", 10_000);
    // a directory of names, towns and telephones alone leaves more open
    hub.load("directory", "employee", 10_000);
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
