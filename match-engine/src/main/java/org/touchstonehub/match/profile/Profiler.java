package org.touchstonehub.match.profile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.match.engine.BlockingOutlook;
import org.touchstonehub.match.engine.MatchEngine;
import org.touchstonehub.match.file.CsvTable;
import org.touchstonehub.match.file.UntypedFile;
import org.touchstonehub.match.file.UntypedSummary;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.model.EntityModelReader;

/** Drafts a model of files that nobody has written one for. */
public final class Profiler {
  /** Rows that are looked at, over all files. */
  public static final int MOST_ROWS = 200_000;

  private static final int MOST_ATTRIBUTES = 200;

  private static final String DIFFER = "the files differ in columns";

  /** Columns of a file that a note names. */
  private static final int MOST_NAMED = 8;

  /** Attributes that blocking is tried out with. */
  private static final int MOST_BLOCKED = 16;

  private final List<FileToProfile> files;
  private final Wishes wishes;
  private final Map<ReadColumn, String> leftOut = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();
  private Lineup lineup = Lineup.NONE;

  /**
   * A file, with its source where a person named one.
   *
   * @param source null if nobody did
   * @param encoding null if it is to be seen from the file
   */
  public record FileToProfile(Path path, @Nullable String source, @Nullable Charset encoding) {}

  /**
   * What a person has decided.
   *
   * @param name of the model
   * @param id the key's column, or null
   * @param source the column that names the source, or null
   */
  public record Wishes(String name, @Nullable String id, @Nullable String source) {}

  /**
   * @param files at least one; either all have a source or none
   */
  public Profiler(List<FileToProfile> files, Wishes wishes) {
    this.files = List.copyOf(files);
    this.wishes = wishes;
  }

  /**
   * Reads the beginning of the files and drafts the model.
   *
   * @throws InvalidInput if a file cannot be read, holds no rows, or no column can be the key
   */
  public Profile profile() {
    lineup = lineup();
    Sample.Builder builder = new Sample.Builder();
    List<UntypedSummary> summaries = new ArrayList<>();
    for (FileToProfile file : files) summaries.add(read(file, lineup, builder));
    Sample sample = builder.build();
    if (sample.rows() == 0) {
      throw refused(
          "there is no row that can be read", "give a file in UTF-8 with a header and rows");
    }
    return profile(sample, summaries);
  }

  private UntypedSummary read(FileToProfile file, Lineup lined, Sample.Builder builder) {
    builder.nextFile(column -> lined.here(file.source(), column));
    UntypedSummary summary =
        UntypedFile.of(file.path(), file.encoding()).read(MOST_ROWS / files.size(), builder::row);
    builder.columns(summary.columns());
    return lined.equals(Lineup.NONE)
        ? summary
        : summary.called(column -> lined.here(file.source(), column));
  }

  /** What the sources call their columns, where files come with their sources. */
  private Lineup lineup() {
    Map<String, List<FileToProfile>> bySource = new LinkedHashMap<>();
    for (FileToProfile file : files) {
      if (file.source() == null) return Lineup.NONE;
      bySource.computeIfAbsent(file.source(), source -> new ArrayList<>()).add(file);
    }
    if (bySource.size() < 2) return Lineup.NONE;
    Map<String, List<ReadColumn>> columns = new LinkedHashMap<>();
    bySource.forEach(
        (source, of) -> {
          Sample.Builder builder = new Sample.Builder();
          List<UntypedSummary> summaries =
              of.stream().map(file -> read(file, Lineup.NONE, builder)).toList();
          List<ReadColumn> read = builder.build().columns().stream().map(ReadColumn::of).toList();
          columns.put(
              source,
              read.stream()
                  .filter(c -> EntityModelReader.faultOfColumn(c.columnName()).isEmpty())
                  .filter(
                      c -> summaries.stream().noneMatch(s -> s.repeated().contains(c.columnName())))
                  .toList());
        });
    Lineup found = Lineup.of(columns, wishes.id());
    return found.isNeeded() ? found : Lineup.NONE;
  }

  private Profile profile(Sample sample, List<UntypedSummary> summaries) {
    boolean whole = summaries.stream().allMatch(UntypedSummary::whole);
    noteFiles(sample, summaries, whole);
    List<ReadColumn> columns = sample.columns().stream().map(ReadColumn::of).toList();
    List<ReadColumn> usable = usable(columns, summaries);
    noteHeader(columns);
    noteColumns(summaries);
    Set<String> lists = new LinkedHashSet<>();
    summaries.forEach(summary -> lists.addAll(summary.lists()));
    List<ReadColumn> single =
        usable.stream().filter(column -> !lists.contains(column.columnName())).toList();
    Sources sources = sources(sample, single);
    Keys keys = keys(single, sources);
    notes.addAll(keys.notes());
    List<ReadColumn> rest = new ArrayList<>(usable);
    if (!keys.keepsId()) rest.remove(keys.id());
    if (sources.column() != null) rest.remove(sources.column());
    List<DraftAttribute> attributes = limited(new Assembly(leftOut).assemble(rest, lists));
    if (attributes.isEmpty()) {
      throw refused(
          "no column but the key says anything about what a row is of",
          "give a file with names, dates, addresses or other facts in columns of their own");
    }
    Draft draft = draft(attributes, keys, sources, whole);
    String yaml = DraftYaml.of(draft);
    EntityModel model = EntityModelReader.read("draft", yaml.getBytes(UTF_8)).model();
    if (model.attributes().size() > MOST_BLOCKED) {
      notes.add(
          "blocking was tried out with the first %d attributes of %d only"
              .formatted(MOST_BLOCKED, model.attributes().size()));
    }
    for (int i = 0; i < files.size(); i++) {
      if (!summaries.get(i).isJson()) requireHeader(files.get(i), model);
    }
    return new Profile(
        yaml,
        sample.rows(),
        whole,
        summaries.stream().map(UntypedSummary::inWords).toList(),
        notes,
        new Reports(draft, keys, sources).of(columns),
        blocking(model, draft, sources, sample.rows()));
  }

  /** Passes grow with the square of the attributes; the first of a draft name the record. */
  private BlockingOutlook blocking(EntityModel model, Draft draft, Sources sources, int rows) {
    EntityModel tried = model;
    if (model.attributes().size() > MOST_BLOCKED) {
      tried =
          new EntityModel(
              model.name(),
              model.description(),
              model.idColumn(),
              model.sourceColumn(),
              model.sources(),
              model.attributes().subList(0, MOST_BLOCKED));
    }
    return MatchEngine.outlook(tried, SampledRecords.of(tried, draft, sources, rows));
  }

  /**
   * A header may be cut in more than one way; a match cuts it by the columns that the model names.
   *
   * @throws InvalidInput if it cannot cut it so
   */
  private static void requireHeader(FileToProfile file, EntityModel model) {
    String source = file.source() == null ? "" : file.source();
    Set<String> wanted = new LinkedHashSet<>(List.of(model.idColumnOf(source)));
    model.attributes().forEach(attribute -> wanted.addAll(attribute.columnsOf(source)));
    new CsvTable(file.path(), List.copyOf(wanted)).header();
  }

  private void noteFiles(Sample sample, List<UntypedSummary> summaries, boolean whole) {
    if (!whole) {
      notes.add(
          String.format(
              Locale.ROOT,
              "only the first %,d rows were looked at; there are more",
              sample.rows()));
    }
    long broken = summaries.stream().mapToLong(UntypedSummary::broken).sum();
    if (broken > 0) {
      notes.add(
          String.format(
              Locale.ROOT,
              "%,d rows cannot be read (not UTF-8, other fields than the header) and will be"
                  + " rejects",
              broken));
    }
  }

  /** Columns of one file that another lacks, and that are not known to be one. */
  private void noteColumns(List<UntypedSummary> summaries) {
    if (summaries.size() < 2) return;
    List<String> own = new ArrayList<>();
    for (UntypedSummary summary : summaries) {
      List<String> alone =
          summary.columns().stream()
              .filter(
                  c ->
                      summaries.stream()
                          .noneMatch(s -> !s.equals(summary) && s.columns().contains(c)))
              .toList();
      if (!alone.isEmpty()) {
        String more = alone.size() > MOST_NAMED ? ", …" : "";
        own.add(
            Path.of(summary.file()).getFileName()
                + " alone has "
                + String.join(", ", alone.stream().limit(MOST_NAMED).toList())
                + more);
      }
    }
    if (own.size() < 2) return;
    String remedy =
        files.stream().anyMatch(file -> file.source() == null)
            ? "name the source of each file (crm=FILE shop=FILE), so that a model can say which are"
                + " one"
            : "where two of them are one, say so (column-in: { SOURCE: COLUMN })";
    notes.add("%s (%s): %s".formatted(DIFFER, String.join("; ", own), remedy));
  }

  /** A file without a header loses its first row, and its columns have no names. */
  private void noteHeader(List<ReadColumn> columns) {
    long values =
        columns.stream()
            .map(ReadColumn::columnName)
            .filter(
                name ->
                    ValueShapes.isEmail(name)
                        || ValueShapes.isDate(name)
                        || (ValueShapes.isWhole(name) && !ValueShapes.isYear(name)))
            .count();
    if (values > 0 && 4 * values >= columns.size()) {
      notes.add("the first line looks like a row and no header: write the columns' names above it");
    }
  }

  /** Columns that a model can name. */
  private List<ReadColumn> usable(List<ReadColumn> columns, List<UntypedSummary> summaries) {
    List<ReadColumn> usable = new ArrayList<>();
    for (ReadColumn column : columns) {
      String name = column.columnName();
      Optional<String> fault = EntityModelReader.faultOfColumn(name);
      if (fault.isPresent()) leftOut.put(column, "its name " + fault.get());
      else if (summaries.stream().anyMatch(s -> s.repeated().contains(name))) {
        leftOut.put(column, "the header names it more than once: rename one");
      } else if (summaries.stream().anyMatch(s -> s.nested().contains(name))) {
        leftOut.put(column, "holds objects; a model takes plain values and lists");
      } else usable.add(column);
    }
    return usable;
  }

  private Sources sources(Sample sample, List<ReadColumn> columns) {
    String wished = wishes.source();
    ReadColumn column =
        wished == null ? Keys.source(columns).orElse(null) : column(columns, wished);
    boolean byFile = files.stream().allMatch(file -> file.source() != null);
    if (!byFile) return Sources.ofColumn(column, sample.rows());
    return Sources.ofFiles(
        column, files.stream().map(file -> String.valueOf(file.source())).toList(), sample);
  }

  private Keys keys(List<ReadColumn> columns, Sources sources) {
    String wished = wishes.id();
    if (wished != null)
      return Keys.chosen(column(columns, wished), sources.column(), sources.of(), columns);
    return Keys.of(columns, sources.column(), sources.of())
        .orElseThrow(
            () ->
                refused(
                    "no column is filled in every row and different in each, so none can be the key",
                    notes.stream()
                        .filter(note -> note.startsWith(DIFFER))
                        .findFirst()
                        .orElse(
                            files.size() > 1 && sources.name() == null
                                ? "if keys repeat from file to file, name their sources (crm=FILE"
                                    + " shop=FILE); or name the key's column with --id COLUMN"
                                : "name the key's column with --id COLUMN, or add one that numbers"
                                    + " the rows")));
  }

  private ReadColumn column(List<ReadColumn> columns, String name) {
    return columns.stream()
        .filter(column -> column.columnName().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                refused(
                    "there is no column '%s' that a model can use".formatted(name),
                    "name one that the header has once"));
  }

  private List<DraftAttribute> limited(List<DraftAttribute> attributes) {
    if (attributes.size() <= MOST_ATTRIBUTES) return attributes;
    notes.add("a model has at most %d attributes".formatted(MOST_ATTRIBUTES));
    for (DraftAttribute attribute : attributes.subList(MOST_ATTRIBUTES, attributes.size())) {
      attribute.columns().forEach(column -> leftOut.put(column, "one attribute too many"));
    }
    return attributes.subList(0, MOST_ATTRIBUTES);
  }

  private Draft draft(List<DraftAttribute> attributes, Keys keys, Sources sources, boolean whole) {
    List<SourceEvidence> evidence = sources.evidence(attributes);
    boolean flagged = evidence.stream().anyMatch(SourceEvidence::isFlagged);
    if (flagged && !whole) {
      notes.add("sources may be free of duplicates; that is not said, as not all rows were seen");
    }
    if (sources.count() > 1 && !flagged) {
      notes.add(
          "if a source holds no thing twice, say so (sources: [{ name: …, duplicate-free: true }]):"
              + " it helps much");
    }
    return new Draft(
        wishes.name(),
        keys.id().columnName(),
        sources.name(),
        evidence,
        flagged && whole,
        attributes,
        leftOut,
        notes,
        lineup);
  }

  private InvalidInput refused(String wrong, String remedy) {
    String names = String.join(", ", files.stream().map(file -> file.path().toString()).toList());
    return new InvalidInput("record-file", "%s: %s; %s.".formatted(names, wrong, remedy));
  }
}
