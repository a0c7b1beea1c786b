package org.touchstonehub.mdm.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.touchstonehub.failure.RefusedFile;
import org.touchstonehub.failure.TouchstoneException;

/**
 * The definitions (entity models, data products) that a folder of YAML files holds. A file that is
 * wrong is refused alone. What it would have defined is held: neither a shipped definition nor a
 * default may take its place, which could show more than the owner of the file wants.
 *
 * @param taken by name, those that are right
 * @param held the names that refused files stand for, as far as they tell
 * @param someUntold whether a refused file does not tell what it stands for
 */
public record DefinitionFolder<T>(
    Map<String, T> taken, List<RefusedFile> refused, Set<String> held, boolean someUntold) {
  private static final int LONGEST_NAME = 200;

  public DefinitionFolder {
    taken = Map.copyOf(taken);
    refused = List.copyOf(refused);
    held = Set.copyOf(held);
  }

  /** Where no folder is given. */
  public static <T> DefinitionFolder<T> none() {
    return new DefinitionFolder<>(Map.of(), List.of(), Set.of(), false);
  }

  /**
   * Reads each file that ends in {@code .yaml} or {@code .yml}, in the order of names. A folder
   * that cannot be read is refused as a whole. Two files of one name are both refused.
   *
   * @param key what a file names itself by: {@code model}
   * @param known names that a file may be called by instead
   * @param reader throws a {@link TouchstoneException} for a file that is wrong
   */
  public static <T> DefinitionFolder<T> read(
      Path folder,
      String key,
      Set<String> known,
      Function<Path, T> reader,
      Function<T, String> nameOf) {
    return new Reading<>(key, known, reader, nameOf).of(folder);
  }

  /** Whether nothing else may take the place of what a refused file would have defined. */
  public boolean holds(String name, boolean isStored) {
    return held.contains(name) || (someUntold && isStored);
  }

  private static final class Reading<T> {
    private final Pattern name;
    private final Set<String> known;
    private final Function<Path, T> reader;
    private final Function<T, String> nameOf;
    private final Map<String, T> taken = new LinkedHashMap<>();
    private final Map<String, Path> files = new LinkedHashMap<>();
    private final List<RefusedFile> refused = new ArrayList<>();
    private final Set<String> held = new TreeSet<>();
    private boolean someUntold;

    Reading(String key, Set<String> known, Function<Path, T> reader, Function<T, String> nameOf) {
      this.name =
          Pattern.compile(
              "^['\"]?%s['\"]?[ \\t]*:[ \\t]*['\"]?([^'\"#\\r\\n]+)".formatted(Pattern.quote(key)),
              Pattern.MULTILINE);
      this.known = known;
      this.reader = reader;
      this.nameOf = nameOf;
    }

    DefinitionFolder<T> of(Path folder) {
      try (Stream<Path> all = Files.list(folder)) {
        all.filter(file -> file.getFileName().toString().matches(".*\\.ya?ml"))
            .sorted()
            .forEach(this::take);
      } catch (IOException | UncheckedIOException unreadable) {
        String why = unreadable.getClass().getSimpleName();
        refused.add(
            new RefusedFile(
                folder.toString(),
                "is not a folder that can be read (%s); create it, or let the user of the process read it"
                    .formatted(why)));
        someUntold = true;
      }
      return new DefinitionFolder<>(taken, refused, held, someUntold);
    }

    private void take(Path file) {
      T definition;
      try {
        definition = reader.apply(file);
      } catch (TouchstoneException wrong) {
        refuse(file, String.valueOf(wrong.getMessage()));
        return;
      } catch (RuntimeException broken) {
        // Whatever a file does to a reader, the others are read.
        refuse(file, "cannot be read (%s)".formatted(broken.getClass().getSimpleName()));
        return;
      }
      String called = nameOf.apply(definition);
      Path before = files.putIfAbsent(called, file);
      if (before == null) {
        taken.put(called, definition);
        return;
      }
      taken.remove(called);
      held.add(called);
      refused.add(new RefusedFile(file.toString(), twice(called, before)));
      refused.add(new RefusedFile(before.toString(), twice(called, file)));
    }

    private static String twice(String called, Path other) {
      return "defines '%s', and so does %s; keep one".formatted(called, other);
    }

    private void refuse(Path file, String reason) {
      refused.add(new RefusedFile(file.toString(), reason));
      Optional<String> told = toldIn(file);
      told.ifPresent(held::add);
      String stem = file.getFileName().toString().replaceFirst("\\.ya?ml$", "");
      if (known.contains(stem)) held.add(stem);
      else if (told.isEmpty()) someUntold = true;
    }

    /** A look at the text: what is no YAML may still have a line that names it. */
    private Optional<String> toldIn(Path file) {
      try {
        byte[] start = beginning(file);
        Matcher line = name.matcher(new String(start, StandardCharsets.UTF_8));
        return line.find() && line.group(1).length() <= LONGEST_NAME
            ? Optional.of(line.group(1).strip()).filter(told -> !told.isEmpty())
            : Optional.empty();
      } catch (IOException unreadable) {
        return Optional.empty();
      }
    }

    private static byte[] beginning(Path file) throws IOException {
      try (InputStream in = Files.newInputStream(file)) {
        return in.readNBytes(1 << 20);
      }
    }
  }
}
