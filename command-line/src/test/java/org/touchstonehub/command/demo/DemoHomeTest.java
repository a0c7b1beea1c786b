package org.touchstonehub.command.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.touchstonehub.failure.InvalidInput;

class DemoHomeTest {
  @TempDir Path folder;

  @Test
  void one_launcher_at_a_time_has_a_home() {
    Path home = folder.resolve("home");
    DemoHome first = DemoHome.open(home);

    assertThatThrownBy(() -> DemoHome.open(home))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("runs in " + home)
        .hasMessageContaining("--home");

    first.close();
    DemoHome.open(home).close();
  }

  @Test
  void a_folder_with_other_things_is_left_alone() throws IOException {
    Path thesis = Files.writeString(folder.resolve("thesis.txt"), "years of work");

    assertThatThrownBy(() -> DemoHome.open(folder))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("--home");

    assertThat(folder.toFile().list()).containsExactly("thesis.txt");
    assertThat(thesis).hasContent("years of work");
  }

  @Test
  void clean_removes_everything_and_keeps_the_lock() throws IOException {
    try (DemoHome home = DemoHome.open(folder.resolve("home"))) {
      Files.createDirectories(home.path("data/deep"));
      Files.writeString(home.path("data/deep/file"), "x");
      home.remember("loaded", "30");

      home.clean();

      assertThat(home.remembered("loaded")).isEmpty();
      assertThat(home.path("data")).doesNotExist();
      assertThatThrownBy(() -> DemoHome.open(home.folder())).isInstanceOf(InvalidInput.class);
    }
  }

  @Test
  void secrets_last_and_are_the_owners_alone() throws IOException {
    Path folderOfHome = folder.resolve("home");
    String secret;
    try (DemoHome home = DemoHome.open(folderOfHome)) {
      secret = home.secret("password");
      assertThat(secret).hasSizeGreaterThan(30).isNotEqualTo(home.secret("other"));
      assertThat(modes(home.folder())).isEqualTo("rwx------");
      assertThat(modes(home.path("password"))).isEqualTo("rw-------");
    }
    try (DemoHome home = DemoHome.open(folderOfHome)) {
      assertThat(home.secret("password")).isEqualTo(secret);
    }
  }

  @Test
  void a_port_lasts_unless_somebody_took_it() throws IOException {
    try (DemoHome home = DemoHome.open(folder.resolve("home"))) {
      int port = home.port("part");
      assertThat(home.port("part")).isEqualTo(port);
      try (ServerSocket somebody = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        assertThat(DemoHome.isFree(somebody.getLocalPort())).isFalse();
        assertThat(home.port("part")).isNotEqualTo(port);
      }
    }
  }

  @Test
  void the_last_lines_of_a_log_are_the_last() throws IOException {
    Path log = Files.writeString(folder.resolve("log"), "a\nb\nc\n");

    assertThat(DemoHome.lastLines(log, 2)).isEqualTo(List.of("b", "c"));
    assertThat(DemoHome.lastLines(folder.resolve("none"), 2)).isEmpty();
  }

  private static String modes(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
