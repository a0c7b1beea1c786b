package org.touchstonehub.match.file;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Opens files of text, plain or gzip, and turns every failure of them into one clear line. */
final class FileInput {
  static final String WITH_HEADER = "give a file with a header and rows";

  /** Bytes of the beginning by which the encoding is seen. */
  private static final int SAMPLE = 1 << 22;

  private final String name;
  private final Opening opening;

  /** Null until it is seen, if nobody says it; a file that is opened again is looked at once. */
  private @Nullable Charset encoding;

  private interface Opening {
    InputStream open() throws IOException;
  }

  /** What is done with an open file. */
  interface Reading<T> {
    T read(Lines lines, CountedInput counted) throws IOException;
  }

  private FileInput(String name, Opening opening, @Nullable Charset encoding) {
    this.name = name;
    this.opening = opening;
    this.encoding = encoding;
  }

  /**
   * @param encoding of the file, or null if it is to be seen from its beginning
   * @throws BrokenFile if no lines can be cut in that encoding
   */
  static FileInput of(Path file, @Nullable Charset encoding) {
    if (encoding != null && !TextEncoding.isReadable(encoding)) {
      throw new BrokenFile(
          file.toString(), encoding + " is an encoding that is not read here", "save it as UTF-8");
    }
    return new FileInput(file.toString(), () -> open(file), encoding);
  }

  /** Of what another system sends, which has to be UTF-8: nobody is there to see a wrong guess. */
  static FileInput of(String name, InputStream in) {
    return new FileInput(name, () -> in, StandardCharsets.UTF_8);
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
        BufferedInputStream in = unpacked(counted)) {
      lines = new Lines(in, longestLine, encoding(in));
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
      throw new BrokenFile(name, "the file is empty", WITH_HEADER);
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

  private Charset encoding(BufferedInputStream in) throws IOException {
    Charset known = encoding;
    if (known != null) return known;
    in.mark(SAMPLE);
    Charset seen = TextEncoding.of(beginning(in));
    in.reset();
    encoding = seen;
    return seen;
  }

  private static byte[] beginning(InputStream in) throws IOException {
    byte[] bytes = new byte[SAMPLE];
    int size = 0;
    try {
      int read = in.read(bytes);
      while (read > 0) {
        size += read;
        read = in.read(bytes, size, SAMPLE - size);
      }
    } catch (EOFException | ZipException e) {
      // told where it matters: by whoever reads so far
    }
    return Arrays.copyOf(bytes, size);
  }

  private BufferedInputStream unpacked(CountedInput counted) throws IOException {
    BufferedInputStream in = new BufferedInputStream(counted, 1 << 16);
    in.mark(4);
    byte[] head = in.readNBytes(4);
    in.reset();
    if (begins(head, 0x1F, 0x8B)) {
      return new BufferedInputStream(new GZIPInputStream(in, 1 << 16), 1 << 16);
    }
    if (begins(head, 'P', 'K', 3, 4)) {
      throw new BrokenFile(name, "this is a zip archive or an Excel sheet", "save it as CSV");
    }
    if (begins(head, 'P', 'A', 'R', '1')) {
      throw new BrokenFile(name, "this is a Parquet file", "save it as CSV or JSON Lines");
    }
    boolean wide = begins(head, 0xFE, 0xFF) || begins(head, 0xFF, 0xFE);
    if (wide && encoding != null && !TextEncoding.isWide(encoding)) {
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
