package org.touchstonehub.match.encode;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.refine.Refinement;
import org.touchstonehub.match.standardise.Dates;
import org.touchstonehub.match.standardise.Folding;
import org.touchstonehub.match.standardise.Hashes;
import org.touchstonehub.match.standardise.Phones;
import org.touchstonehub.match.standardise.Several;
import org.touchstonehub.match.standardise.TokenKind;
import org.touchstonehub.match.standardise.ValueKind;
import org.touchstonehub.match.standardise.Words;

/** Standardises and encodes one column; each distinct raw value is standardised once. */
final class ColumnEncoder {
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?");
  private static final Pattern HOUSE_NUMBER = Pattern.compile("^(\\d{1,9})\\s*");

  private final ColumnPlan plan;
  private final RecordTable table;
  private final int records;

  /**
   * @param table its rows are the records, in their order
   */
  ColumnEncoder(ColumnPlan plan, RecordTable table) {
    this.plan = plan;
    this.table = table;
    this.records = table.size();
  }

  Column encode() {
    return switch (plan.form()) {
      case NAMES -> throw new IllegalStateException("names are encoded by NameEncoder");
      case DATE -> dates();
      case VALUE -> values(Objects.requireNonNull(plan.value()));
      case WORDS -> words(plan.kindOfWords());
    };
  }

  private @Nullable String raw(int record, int attribute) {
    return table.value(record, attribute);
  }

  private DateColumn dates() {
    int[] day = new int[records];
    ByHabit<Integer> days =
        new ByHabit<>(
            (raw, dayFirst) ->
                plan.inPart() ? Dates.parseAsKnown(raw, dayFirst) : Dates.parse(raw, dayFirst));
    int attribute = plan.attributes().get(0);
    for (int i = 0; i < records; i++) {
      String raw = raw(i, attribute);
      if (raw != null) day[i] = days.of(i, raw);
    }
    return DateColumn.of(day, plan.inPart());
  }

  /** What was made of values of late, apart for sources of either habit. */
  private final class ByHabit<T> {
    private final Remembered<T> usual;
    private final Remembered<T> other;

    ByHabit(BiFunction<String, Boolean, T> made) {
      boolean habit = plan.convention().usual();
      usual = new Remembered<>(raw -> made.apply(raw, habit));
      other = plan.convention().isOne() ? usual : new Remembered<>(raw -> made.apply(raw, !habit));
    }

    T of(int record, String raw) {
      if (usual == other) return usual.of(raw);
      Convention convention = plan.convention();
      boolean habit = convention.of(table.key(record).system());
      return (habit == convention.usual() ? usual : other).of(raw);
    }
  }

  private ValueColumn values(ValueKind kind) {
    Dictionary dictionary = new Dictionary();
    int[] value = new int[records];
    int[] more = new int[records + 1];
    int[] further = new int[16];
    ByHabit<int[]> numbers = new ByHabit<>((raw, habit) -> numbers(kind, raw, habit, dictionary));
    for (int i = 0; i < records; i++) {
      value[i] = -1;
      more[i + 1] = more[i];
      for (int attribute : plan.attributes()) {
        String raw = raw(i, attribute);
        if (raw == null) continue;
        for (int number : numbers.of(i, raw)) {
          if (value[i] < 0) value[i] = number;
          else if (isNew(number, value[i], further, more[i], more[i + 1])) {
            if (more[i + 1] == further.length) further = Arrays.copyOf(further, 2 * further.length);
            further[more[i + 1]++] = number;
          }
        }
      }
    }
    boolean several = more[records] > 0;
    ValueColumn column =
        described(
            kind,
            dictionary,
            value,
            several ? more : new int[0],
            Arrays.copyOf(further, more[records]));
    for (int v = 0; v < dictionary.size(); v++) describe(column, v);
    return column;
  }

  private static boolean isNew(int number, int first, int[] further, int from, int to) {
    if (number == first) return false;
    for (int k = from; k < to; k++) if (further[k] == number) return false;
    return true;
  }

  private int[] numbers(ValueKind kind, String raw, boolean habit, Dictionary dictionary) {
    return Several.of(kind, raw).stream()
        .map(one -> plan.type().compared(one, habit))
        .filter(standard -> !standard.isEmpty())
        .mapToInt(dictionary::add)
        .toArray();
  }

  /** With room for what values of a kind are described by, and no more. */
  private static ValueColumn described(
      ValueKind kind, Dictionary dictionary, int[] value, int[] more, int[] further) {
    int n = Math.max(1, dictionary.size());
    boolean address = kind == ValueKind.ADDRESS;
    boolean email = kind == ValueKind.EMAIL;
    boolean geo = kind == ValueKind.GEO;
    boolean measure = kind == ValueKind.YEAR || kind == ValueKind.AMOUNT || geo;
    boolean parts = address || email || kind == ValueKind.POSTCODE || kind == ValueKind.PHONE;
    double[] number = new double[address || measure ? n : 0];
    double[] number2 = new double[geo ? n : 0];
    Arrays.fill(number, Double.NaN);
    Arrays.fill(number2, Double.NaN);
    return new ValueColumn(
        kind,
        dictionary,
        value,
        more,
        further,
        number,
        number2,
        new int[address ? n : 0],
        new int[address || email || kind == ValueKind.PHONE ? n : 0],
        new long[parts ? n : 0],
        new int[address || email ? n : 0]);
  }

  /** Fills in what comparing needs besides the characters. */
  private static void describe(ValueColumn column, int v) {
    String text = column.values().text(v);
    switch (column.kind()) {
      case EMAIL -> {
        int at = text.indexOf('@');
        column.to()[v] = Math.max(at, 0);
        column.letters()[v] = Dictionary.lettersOf(text, 0, column.to()[v]);
        if (at >= 0) column.part()[v] = Hashes.of(text.substring(at));
      }
      case ADDRESS -> describeAddress(column, v, text);
      case POSTCODE -> {
        int outward =
            text.length() >= 5 ? text.length() - 3 : text.length() > 2 ? text.length() - 1 : 0;
        if (outward > 0) column.part()[v] = Hashes.of(text.substring(0, outward));
      }
      case PHONE -> {
        column.to()[v] = Phones.main(text).length();
        column.part()[v] = Hashes.of(Phones.local(text));
      }
      case YEAR, AMOUNT -> column.number()[v] = Double.parseDouble(text);
      case GEO -> {
        Matcher m = NUMBER.matcher(text);
        if (m.find()) column.number()[v] = Double.parseDouble(m.group());
        if (m.find()) column.number2()[v] = Double.parseDouble(m.group());
      }
      case PLACE, CATEGORY, IDENTIFIER -> {}
    }
  }

  /** House number in front or at the end; the street name is the rest less its last word. */
  private static void describeAddress(ValueColumn column, int v, String text) {
    Matcher m = HOUSE_NUMBER.matcher(text);
    int start = 0;
    int end = text.length();
    if (m.find()) {
      column.number()[v] = Double.parseDouble(m.group(1));
      start = m.end();
    } else {
      int last = text.lastIndexOf(' ');
      String tail = text.substring(last + 1);
      if (last > 0 && !tail.isEmpty() && Character.isDigit(tail.charAt(0))) {
        column.number()[v] = Double.parseDouble(leadingDigits(tail));
        end = last;
      }
    }
    int lastBlank = text.lastIndexOf(' ', end - 1);
    column.from()[v] = start;
    column.to()[v] = lastBlank > start ? lastBlank : end;
    column.letters()[v] = Dictionary.lettersOf(text, start, column.to()[v]);
    int firstBlank = text.indexOf(' ', start);
    String street = text.substring(start, firstBlank > start ? firstBlank : end);
    if (!street.isEmpty()) column.part()[v] = Hashes.of(street);
  }

  private static String leadingDigits(String tail) {
    int i = 0;
    while (i < tail.length() && i < 9 && Character.isDigit(tail.charAt(i))) i++;
    return Folding.digits(tail.substring(0, i));
  }

  private WordColumn words(TokenKind kind) {
    Dictionary dictionary = new Dictionary();
    Map<Set<String>, Integer> formNumbers = new HashMap<>();
    Remembered<CutWords> cut = new Remembered<>(raw -> cut(kind, raw, dictionary));
    boolean organisations = kind == TokenKind.ORGANISATION;
    int[] form = new int[organisations ? records : 0];
    Map<List<Integer>, Integer> bags = new HashMap<>();
    int[] offset = new int[records + 1];
    int[] bag = new int[records];
    int[] word = new int[records * 4];
    byte[] place = new byte[hasPlaces(kind) ? records * 4 : 0];
    for (int i = 0; i < records; i++) {
      String raw = plan.text(table, i);
      CutWords words = raw.isEmpty() ? CutWords.NONE : cut.of(raw);
      long[] placed = words.placed();
      if (organisations) {
        Set<String> forms = words.forms();
        form[i] =
            forms.isEmpty() ? -1 : formNumbers.computeIfAbsent(forms, f -> formNumbers.size());
      }
      int end = offset[i] + placed.length;
      if (end > word.length) {
        word = Arrays.copyOf(word, end * 2 + 16);
        if (hasPlaces(kind)) place = Arrays.copyOf(place, word.length);
      }
      for (int k = 0; k < placed.length; k++) {
        word[offset[i] + k] = (int) (placed[k] >>> Byte.SIZE);
        if (hasPlaces(kind)) place[offset[i] + k] = (byte) placed[k];
      }
      offset[i + 1] = end;
      List<Integer> boxed = Arrays.stream(word, offset[i], end).boxed().toList();
      Integer number = bags.get(boxed);
      if (number == null) {
        number = bags.size();
        bags.put(boxed, number);
      }
      bag[i] = number;
    }
    int total = offset[records];
    if (hasPlaces(kind)) place = Arrays.copyOf(place, total);
    return sorted(kind, dictionary, offset, Arrays.copyOf(word, total), bag, form, place);
  }

  /** Initials are looked for in names and titles; context is only counted. */
  private boolean hasPlaces(TokenKind kind) {
    return Refinement.ACRONYMS.isOn()
        && !plan.context()
        && (kind == TokenKind.ORGANISATION || kind == TokenKind.TEXT);
  }

  /** Numbers the words by the alphabet, so that their order does not depend on other records. */
  private static WordColumn sorted(
      TokenKind kind,
      Dictionary found,
      int[] offset,
      int[] word,
      int[] bag,
      int[] form,
      byte[] place) {
    int n = found.size();
    String[] texts = new String[n];
    for (int w = 0; w < n; w++) texts[w] = found.text(w);
    Arrays.sort(texts);
    Dictionary dictionary = new Dictionary();
    for (String text : texts) dictionary.add(text);
    int[] renumbered = new int[n];
    for (int w = 0; w < n; w++) renumbered[w] = dictionary.find(found.text(w));
    for (int i = 0; i < word.length; i++) word[i] = renumbered[word[i]];
    for (int i = 0; i + 1 < offset.length; i++) {
      if (place.length == 0) Arrays.sort(word, offset[i], offset[i + 1]);
      else sortWithPlaces(word, place, offset[i], offset[i + 1]);
    }
    boolean[] numeric = new boolean[Math.max(1, n)];
    boolean[] acronym = new boolean[numeric.length];
    boolean[] small = new boolean[numeric.length];
    for (int w = 0; w < n; w++) {
      // in an address a letter alone is a number, of a flat or a staircase
      boolean letter = kind == TokenKind.ADDRESS && texts[w].length() == 1;
      numeric[w] = letter || texts[w].chars().anyMatch(Character::isDigit);
      small[w] = Words.isSmall(texts[w]);
      acronym[w] = Words.mayBeAcronym(texts[w]);
    }
    return new WordColumn(
        kind, dictionary, offset, word, bag, form, numeric, place, acronym, small);
  }

  private static void sortWithPlaces(int[] word, byte[] place, int from, int to) {
    for (int i = from + 1; i < to; i++) {
      int moved = word[i];
      byte its = place[i];
      int k = i;
      for (; k > from && word[k - 1] > moved; k--) {
        word[k] = word[k - 1];
        place[k] = place[k - 1];
      }
      word[k] = moved;
      place[k] = its;
    }
  }

  /**
   * A value as it is kept.
   *
   * @param placed its distinct words, ascending, and in the lowest byte of each its place
   * @param forms legal forms that it names
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  private record CutWords(long[] placed, Set<String> forms) {
    static final CutWords NONE = new CutWords(new long[0], Set.of());
  }

  private CutWords cut(TokenKind kind, String raw, Dictionary dictionary) {
    if (kind != TokenKind.ORGANISATION) {
      return new CutWords(placed(plan.compounds().words(kind, raw), dictionary), Set.of());
    }
    Words.Organisation name = plan.compounds().organisation(raw);
    return new CutWords(placed(name.words(), dictionary), name.forms());
  }

  private static long[] placed(List<String> words, Dictionary dictionary) {
    long[] placed = new long[words.size()];
    for (int i = 0; i < placed.length; i++) {
      int place = Math.min(i, WordColumn.NOWHERE);
      placed[i] = (long) dictionary.add(words.get(i)) << Byte.SIZE | place;
    }
    Arrays.sort(placed);
    int distinct = 0;
    for (long next : placed) {
      boolean repeated = distinct > 0 && placed[distinct - 1] >>> Byte.SIZE == next >>> Byte.SIZE;
      if (!repeated) placed[distinct++] = next;
    }
    return Arrays.copyOf(placed, distinct);
  }
}
