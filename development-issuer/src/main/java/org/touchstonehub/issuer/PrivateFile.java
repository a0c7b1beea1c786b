package org.touchstonehub.issuer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;

/** A small secret on disk, readable by its owner alone (0600) from the moment it exists. */
final class PrivateFile {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private PrivateFile() {}

  static String readOrCreate(Path file, Supplier<String> content) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    if (!Files.exists(file)) {
      create(file, content.get());
    }
    if (!Files.getPosixFilePermissions(file).equals(OWNER_ONLY)) {
      throw new IssuerRefused(
          "%s can be read by others; run: chmod 600 %s, or remove it.".formatted(file, file));
    }
    return Files.readString(file);
  }

  private static void create(Path file, String content) throws IOException {
    var options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel channel =
        FileChannel.open(file, options, PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
      channel.write(ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8)));
      channel.force(true);
    } catch (FileAlreadyExistsException anotherWasFirst) {
      // The other process made the secret; it is read like any that was there before.
      return;
    }
  }
}
