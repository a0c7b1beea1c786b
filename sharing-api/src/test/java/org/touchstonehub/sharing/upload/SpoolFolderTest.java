package org.touchstonehub.sharing.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.mdm.database.Digests;

class SpoolFolderTest {
  @TempDir Path shared;

  @Test
  void an_upload_comes_back_as_it_was_and_goes_when_it_is_closed() throws IOException {
    try (SpoolFolder folder = SpoolFolder.open(shared, 100)) {
      try (SpooledFile file = folder.receive(body("Ada,Byron"));
          InputStream again = file.open()) {
        assertThat(new String(again.readAllBytes(), UTF_8)).isEqualTo("Ada,Byron");
        assertThat(file.size()).isEqualTo(9);
        assertThat(folder.used()).isEqualTo(9);
        assertThat(uploads()).singleElement().satisfies(SpoolFolderTest::isOfOneUserAlone);
      }
      assertThat(uploads()).isEmpty();
      assertThat(folder.used()).isZero();
    }
    assertThat(shared).isEmptyDirectory();
  }

  private static void isOfOneUserAlone(Path file) throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
        .isEqualTo("rwx------");
  }

  @Test
  void uploads_together_take_no_more_room_than_they_may() {
    try (SpoolFolder folder = SpoolFolder.open(shared, 10)) {
      try (SpooledFile first = folder.receive(body("123456"))) {
        assertThatThrownBy(() -> folder.receive(body("12345")))
            .isInstanceOfSatisfying(
                SpoolFull.class, full -> assertThat(full.status()).isEqualTo(507));
        assertThat(folder.used()).isEqualTo(first.size());
        assertThat(uploads()).hasSize(1);
      }
      try (SpooledFile all = folder.receive(body("1234567890"))) {
        assertThat(all.size()).isEqualTo(10);
      }
    }
  }

  @Test
  void a_full_disk_is_told_and_holds_nothing_back() throws IOException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.isWritable(full), "Only Linux has a device that is always full.");
    try (SpoolFolder folder = SpoolFolder.open(shared, 1000);
        OutputStream out = Files.newOutputStream(full)) {
      assertThatThrownBy(() -> folder.copy(body("123"), out, Digests.sha256()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("space");
      assertThat(folder.used()).isZero();
    }
  }

  @Test
  void a_body_that_breaks_off_leaves_nothing() {
    InputStream broken = new BreaksOff(5);
    try (SpoolFolder folder = SpoolFolder.open(shared, 1000)) {
      assertThatThrownBy(() -> folder.receive(broken)).isInstanceOf(InvalidInput.class);
      assertThat(folder.used()).isZero();
      assertThat(uploads()).isEmpty();
    }
  }

  @Test
  void what_a_killed_process_left_is_taken_away_and_what_others_hold_stays() throws IOException {
    Path left = Files.createDirectory(shared.resolve("touchstone-spool-killed"));
    Files.writeString(left.resolve("lock"), "");
    Files.writeString(left.resolve("upload-1"), "Ada,Byron");
    Path foreign = Files.createDirectory(shared.resolve("touchstone-spool-without-lock"));

    try (SpoolFolder living = SpoolFolder.open(shared, 1000);
        SpooledFile held = living.receive(body("held"));
        SpoolFolder other = SpoolFolder.open(shared, 1000)) {
      assertThat(left).doesNotExist();
      assertThat(foreign).exists();
      assertThat(uploads()).hasSize(1);
      assertThat(held.size()).isEqualTo(4);
      assertThat(other.used()).isZero();
    }
  }

  /** A body of so many bytes, and then the line is gone. */
  private static final class BreaksOff extends InputStream {
    private int left;

    BreaksOff(int left) {
      this.left = left;
    }

    @Override
    public int read() throws IOException {
      if (left == 0) throw new IOException("the line is gone");
      left--;
      return 'x';
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      into[offset] = (byte) read();
      return 1;
    }
  }

  private List<Path> uploads() {
    try (Stream<Path> all = Files.walk(shared)) {
      return all.filter(path -> path.getFileName().toString().startsWith("upload-")).toList();
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }

  private static InputStream body(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }
}
