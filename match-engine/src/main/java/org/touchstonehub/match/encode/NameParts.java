package org.touchstonehub.match.encode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.touchstonehub.match.standardise.NameAdditions;
import org.touchstonehub.match.type.NamePart;
import org.touchstonehub.match.type.SemanticType;

/** Gives the words of one person's name attributes their roles, each word once per role. */
final class NameParts {
  private final List<String> given = new ArrayList<>();
  private final List<String> middle = new ArrayList<>();
  private final List<String> family = new ArrayList<>();
  private List<String> full = new ArrayList<>();

  void add(SemanticType type, List<String> words) {
    switch (type.namePart().orElse(NamePart.WHOLE)) {
      case GIVEN -> given.addAll(words);
      case MIDDLE -> middle.addAll(words);
      case FAMILY -> family.addAll(NameAdditions.withoutParticles(words));
      case WHOLE -> full.addAll(words);
    }
  }

  /**
   * The first given name is GIVEN, further ones and words of a full name that no other attribute
   * has are MIDDLE. A full name alone: the first word is GIVEN, the last FAMILY. So attributes
   * derived from one another never count twice.
   */
  void assign(List<String> words, List<Byte> roles) {
    if (full.size() > 1) {
      List<String> rest = NameAdditions.withoutParticles(full.subList(1, full.size()));
      full = Stream.concat(Stream.of(full.get(0)), rest.stream()).toList();
    }
    if (given.isEmpty() && family.isEmpty() && !full.isEmpty()) {
      given.add(full.get(0));
      if (full.size() > 1) family.add(full.get(full.size() - 1));
    }
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < given.size(); i++) {
      int role = i == 0 ? NameColumn.GIVEN : NameColumn.MIDDLE;
      if (seen.add(role + given.get(i))) append(given.get(i), role, words, roles);
    }
    for (String word : family) {
      if (seen.add(NameColumn.FAMILY + word)) append(word, NameColumn.FAMILY, words, roles);
    }
    Set<String> placed = new HashSet<>(words);
    for (String word : middle) {
      if (placed.add(word)) append(word, NameColumn.MIDDLE, words, roles);
    }
    for (String word : full) {
      if (placed.add(word)) append(word, NameColumn.MIDDLE, words, roles);
    }
  }

  private static void append(String word, int role, List<String> words, List<Byte> roles) {
    words.add(word);
    roles.add((byte) role);
  }
}
