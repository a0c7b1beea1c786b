package org.touchstonehub.command.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoPostgresIT {
  @TempDir Path folder;

  @Test
  void data_survive_a_stop_and_a_kill_and_only_passwords_open_them() throws Exception {
    try (DemoHome home = DemoHome.open(folder.resolve("home"))) {
      String url;
      try (DemoPostgres postgres = started(home)) {
        run(postgres, "create schema kept", "create table kept.t as select 'Żółw' as word");
        assertThat(read(postgres, "select lower(word) from kept.t")).isEqualTo("żółw");
        assertThat(read(postgres, "select rolsuper from pg_roles where rolname = current_user"))
            .isEqualTo("f");
        url = postgres.environment().get("TOUCHSTONE_DB_URL");
        for (String wrong : List.of("", "guess")) {
          assertThatThrownBy(() -> DriverManager.getConnection(url, DemoPostgres.ROLE, wrong))
              .isInstanceOf(SQLException.class);
          assertThatThrownBy(() -> DriverManager.getConnection(url, "postgres", wrong))
              .isInstanceOf(SQLException.class);
        }
      }

      DemoPostgres killed = started(home);
      assertThat(killed.environment().get("TOUCHSTONE_DB_URL")).isEqualTo(url);
      run(killed, "insert into kept.t values ('two')");
      killHard(home);
      await().atMost(Duration.ofSeconds(30)).until(() -> !killed.isAlive());
      killed.close();
      // The number in the lock file belongs to somebody else by now.
      Path lock = home.path("data/postmaster.pid");
      List<String> lines = Files.readAllLines(lock);
      lines.set(0, String.valueOf(ProcessHandle.current().pid()));
      Files.write(lock, lines);

      try (DemoPostgres postgres = started(home)) {
        assertThat(read(postgres, "select count(*) from kept.t")).isEqualTo("2");
      }
    }
  }

  private static DemoPostgres started(DemoHome home) {
    DemoPostgres postgres = DemoPostgres.in(home);
    postgres.start();
    return postgres;
  }

  private static void killHard(DemoHome home) throws Exception {
    long pid = Long.parseLong(Files.readAllLines(home.path("data/postmaster.pid")).get(0).strip());
    ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
    List<ProcessHandle> workers = server.descendants().toList();
    server.destroyForcibly();
    workers.forEach(ProcessHandle::destroyForcibly);
  }

  private static void run(DemoPostgres postgres, String... statements) throws SQLException {
    try (Connection connection = postgres.connect();
        Statement statement = connection.createStatement()) {
      for (String each : statements) statement.execute(each);
    }
  }

  private static String read(DemoPostgres postgres, String query) throws SQLException {
    try (Connection connection = postgres.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
