package org.touchstonehub.match.profile;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.touchstonehub.match.type.SemanticType;
import org.touchstonehub.match.type.Trait;

/** Writes a draft as YAML that a person will edit. */
final class DraftYaml {
  private static final Pattern PLAIN =
      Pattern.compile("[\\p{L}][\\p{L}\\d_.]*([ -][\\p{L}\\d_.]+)*");
  private static final Set<String> NOT_PLAIN =
      Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

  /** What persons have and dwellings do not. */
  private static final List<SemanticType> OF_PERSONS =
      List.of(SemanticType.DATE, SemanticType.EMAIL, SemanticType.PHONE);

  private static final String PERSONS = "persons";
  private static final String THINGS = "things";
  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_COMMENT = 160;

  private final Draft draft;
  private final StringBuilder out = new StringBuilder();
  private final Set<String> names = new HashSet<>();

  private DraftYaml(Draft draft) {
    this.draft = draft;
  }

  static String of(Draft draft) {
    return new DraftYaml(draft).write();
  }

  private String write() {
    comment(
        "A draft by 'touchstone profile', guessed from names and values of columns: look at it");
    comment("before you trust it. docs/model.md tells what each line means.");
    draft.notes().forEach(note -> comment("! " + note));
    line("model: " + scalar(draft.name()));
    line("description: " + scalar("Draft of a model: say here what one record is"));
    recordsOf();
    line("id: " + scalar(draft.id()));
    bySource(List.of(draft.id())).ifPresent(named -> line("id-in: " + named));
    if (draft.source() != null) line("source: " + scalar(draft.source()));
    sources();
    line("attributes:");
    draft.attributes().forEach(this::attribute);
    leftOut();
    return out.toString();
  }

  /** Only where types leave it open. */
  private void recordsOf() {
    List<SemanticType> types = draft.attributes().stream().map(DraftAttribute::type).toList();
    boolean names = types.stream().anyMatch(SemanticType::isNameOfPerson);
    boolean titles = types.stream().anyMatch(type -> type.has(Trait.TITLE));
    boolean open = (names && titles) || (!names && !titles && types.contains(SemanticType.ADDRESS));
    if (!open) return;
    boolean persons =
        names ? types.get(0).isNameOfPerson() : !Collections.disjoint(types, OF_PERSONS);
    line(
        "records-of: %s # or %s".formatted(persons ? PERSONS : THINGS, persons ? THINGS : PERSONS));
  }

  private void sources() {
    List<SourceEvidence> sources = draft.sources();
    if (draft.source() == null || sources.isEmpty()) return;
    String list = String.join(", ", sources.stream().map(source -> scalar(source.name())).toList());
    if (!draft.listsSources()) {
      comment("Most trusted first, if you know which; then a row of another source is a reject:");
      comment("sources: [" + list + "]");
      return;
    }
    line("sources: # put the most trusted first; here the ones with the fullest rows are");
    for (SourceEvidence source : sources) {
      String name = scalar(source.name());
      switch (source.duplicateFree()) {
        case NONE_BY_EVIDENCE ->
            line(
                "  - { name: %s, duplicate-free: true } # equal values are across sources, hardly within"
                    .formatted(name));
        case NONE_ASSUMED ->
            line(
                "  - { name: %s, duplicate-free: true } # assumed of a list of things: take it out if not so"
                    .formatted(name));
        case UNKNOWN -> line("  - { name: %s }".formatted(name));
      }
    }
  }

  private void attribute(DraftAttribute attribute) {
    String name = name(attribute);
    List<String> columns =
        attribute.columns().stream().map(ReadColumn::columnName).map(DraftYaml::scalar).toList();
    StringBuilder line = new StringBuilder("  ");
    line.append(scalar(name)).append(": { type: ").append(attribute.type().yamlName());
    if (columns.size() > 1)
      line.append(", columns: [").append(String.join(", ", columns)).append("]");
    else if (!name.equals(attribute.first().columnName())) {
      line.append(", column: ").append(columns.get(0));
    }
    List<String> here = attribute.columns().stream().map(ReadColumn::columnName).toList();
    bySource(here).ifPresent(named -> line.append(", column-in: ").append(named));
    line.append(", term: ").append(scalar(attribute.term()));
    line.append(", classification: ").append(classification(attribute)).append(" } # ");
    line.append(shown(attribute.why()));
    line(line.toString());
  }

  private static String classification(DraftAttribute attribute) {
    return attribute.classification().name().toLowerCase(Locale.ROOT);
  }

  /** What sources call some columns, where one calls them otherwise. */
  private Optional<String> bySource(List<String> here) {
    Map<String, List<String>> otherwise = draft.lineup().otherwise(here);
    if (otherwise.isEmpty()) return Optional.empty();
    List<String> named = new ArrayList<>();
    otherwise.forEach(
        (source, columns) -> {
          String list = String.join(", ", columns.stream().map(DraftYaml::scalar).toList());
          named.add(scalar(source) + ": " + (columns.size() > 1 ? "[" + list + "]" : list));
        });
    return Optional.of("{ " + String.join(", ", named) + " }");
  }

  private String name(DraftAttribute attribute) {
    String name =
        attribute.columns().size() == 1 ? attribute.first().columnName() : attribute.term();
    String legal = Normalizer.normalize(name, Normalizer.Form.NFC);
    if (legal.codePointCount(0, legal.length()) > LONGEST_NAME) {
      legal = legal.substring(0, legal.offsetByCodePoints(0, LONGEST_NAME - 4)).strip();
    }
    String unique = legal;
    for (int i = 2; !names.add(unique); i++) unique = legal + " " + i;
    return unique;
  }

  private void leftOut() {
    if (draft.leftOut().isEmpty()) return;
    comment("");
    comment("Left out:");
    for (Map.Entry<ReadColumn, String> column : draft.leftOut().entrySet()) {
      comment("  %s: %s".formatted(column.getKey().columnName(), column.getValue()));
    }
  }

  private void comment(String text) {
    line(("# " + shown(text)).stripTrailing());
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  /** One line of printable text. */
  private static String shown(String text) {
    String plain = text.replaceAll("[\\p{C}\\u2028\\u2029]", "?");
    return plain.length() > LONGEST_COMMENT
        ? plain.substring(0, plain.offsetByCodePoints(0, LONGEST_COMMENT / 2)) + "..."
        : plain;
  }

  /** A scalar that reads as the text it is. */
  static String scalar(String text) {
    boolean plain =
        PLAIN.matcher(text).matches() && !NOT_PLAIN.contains(text.toLowerCase(Locale.ROOT));
    return plain ? text : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
