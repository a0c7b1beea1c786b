package org.touchstonehub.match.file;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Opens files of text, plain or gzip, and turns every failure of them into one clear line. */
final class FileInput {
  private final String name;
  private final Opening opening;

  private interface Opening {
    InputStream open() throws IOException;
  }

  /** What is done with an open file. */
  interface Reading<T> {
    T read(Lines lines, CountedInput counted) throws IOException;
  }

  private FileInput(String name, Opening opening) {
    this.name = name;
    this.opening = opening;
  }

  static FileInput of(Path file) {
    return new FileInput(file.toString(), () -> open(file));
  }

  static FileInput of(String name, InputStream in) {
    return new FileInput(name, () -> in);
  }

  String name() {
    return name;
  }

  /**
   * @throws BrokenFile if the file is absent, of another kind, or not readable to its end
   */
  <T> T read(int longestLine, Reading<T> reading) {
    Lines lines = null;
    try (CountedInput counted = new CountedInput(opening.open());
        InputStream in = unpacked(counted)) {
      lines = new Lines(in, longestLine);
      return reading.read(lines, counted);
    } catch (EOFException | ZipException e) {
      throw unreadable(lines, "its gzip data is cut short or damaged", e);
    } catch (IOException e) {
      throw unreadable(lines, e.getClass().getSimpleName() + ": " + e.getMessage(), e);
    }
  }

  /**
   * The first line that is not blank.
   *
   * @throws BrokenFile if there is none
   */
  Lines.Line first(Lines lines) throws IOException {
    Lines.Line first = lines.next();
    while (first != null && first.isBlank()) first = lines.next();
    if (first == null) {
      throw new BrokenFile(name, "the file is empty", "give a file with a header and rows");
    }
    return first;
  }

  private static InputStream open(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new BrokenFile(file.toString(), "this is a folder", "name the files in it");
    }
    if (!Files.exists(file)) {
      throw new BrokenFile(file.toString(), "there is no such file", "check the path");
    }
    if (!Files.isReadable(file)) {
      throw new BrokenFile(file.toString(), "the file may not be read", "check its permissions");
    }
    return Files.newInputStream(file);
  }

  private InputStream unpacked(CountedInput counted) throws IOException {
    BufferedInputStream in = new BufferedInputStream(counted, 1 << 16);
    in.mark(4);
    byte[] head = in.readNBytes(4);
    in.reset();
    if (begins(head, 0x1F, 0x8B)) return new GZIPInputStream(in, 1 << 16);
    if (begins(head, 'P', 'K', 3, 4)) {
      throw new BrokenFile(name, "this is a zip archive or an Excel sheet", "save it as CSV");
    }
    if (begins(head, 'P', 'A', 'R', '1')) {
      throw new BrokenFile(name, "this is a Parquet file", "save it as CSV or JSON Lines");
    }
    if (begins(head, 0xFE, 0xFF) || begins(head, 0xFF, 0xFE)) {
      throw new BrokenFile(name, "this is UTF-16 text", "save it as UTF-8");
    }
    return in;
  }

  private static boolean begins(byte[] head, int... magic) {
    if (head.length < magic.length) return false;
    for (int i = 0; i < magic.length; i++) {
      if (head[i] != (byte) magic[i]) return false;
    }
    return true;
  }

  private BrokenFile unreadable(@Nullable Lines lines, String why, IOException cause) {
    long after = lines == null ? 0 : lines.number();
    return new BrokenFile(
        name,
        "the file cannot be read to its end: after line %d, %s".formatted(after, why),
        "get it again, whole",
        cause);
  }
}
