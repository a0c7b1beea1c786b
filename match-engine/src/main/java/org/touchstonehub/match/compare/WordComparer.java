package org.touchstonehub.match.compare;

import java.util.Arrays;
import org.touchstonehub.match.encode.Dictionary;
import org.touchstonehub.match.encode.WordColumn;
import org.touchstonehub.match.refine.Refinement;
import org.touchstonehub.match.standardise.TokenKind;

/**
 * Compares two bags of words: the weight they share, and per word class how many are shared and how
 * many are only on one side. Words left over pair softly: one the initials of neighbours, one edit
 * apart, or one the beginning of the other; of codes only the last.
 */
final class WordComparer {
  private static final boolean SOFT_WORDS = Refinement.SOFT_WORDS.isOn();
  private static final int SHORTEST_SOFT = 4;
  private static final int SHORTEST_CODE = 5;
  private static final byte LEFT = 0;
  private static final byte SHARED = 1;
  private static final byte SOFT = 2;
  private static final double[] LIST_CUTS = {1e-9, 4, 8, 14, 22};
  private static final double[] PROSE_CUTS = {.03, .06, .1, .15, .25, .4, .7};

  private final WordColumn column;
  private final float[] weight;
  private final byte[] wordClass;
  private final int slot;
  private final int wordSlot;
  private final Kernels kernels;
  private final LevelCache cache;
  private final WordDependence dependence;

  /** Words shared in the last pair, and how far they are alike, 0 to 1. */
  private int[] sharedWord = new int[64];

  private float[] sharedAlike = new float[64];
  private int sharedWords;

  /** By word of a side: {@link #LEFT}, {@link #SHARED} or {@link #SOFT}. */
  private byte[] stateA = new byte[64];

  private byte[] stateB = new byte[64];

  /** By place in the text of a side: which of its words stands there, or -1. */
  private final int[] standing = new int[WordColumn.NOWHERE];

  WordComparer(
      WordColumn column,
      float[] weight,
      byte[] wordClass,
      int slot,
      int wordSlot,
      WordDependence dependence,
      Kernels kernels) {
    this.column = column;
    this.weight = weight;
    this.wordClass = wordClass;
    this.slot = slot;
    this.wordSlot = wordSlot;
    this.dependence = dependence;
    this.kernels = kernels;
    cache = new LevelCache(16, column.words().size());
  }

  void compare(int i, int j, Evidence out, int at, int pair) {
    out.lnFrequency[at + slot] = 0;
    if (!column.has(i) || !column.has(j)) {
      boolean neither = !column.has(i) && !column.has(j);
      out.level[at + slot] = (byte) (neither ? Levels.NEITHER : Levels.MISSING);
      return;
    }
    out.level[at + slot] = 0;
    if (wordSlot < 0) out.level[at + slot] = (byte) overlap(i, j);
    else bags(i, j, out.words, out.words(pair, wordSlot));
  }

  private int overlap(int i, int j) {
    int[] word = column.word();
    int x = column.offset()[i];
    int y = column.offset()[j];
    int xEnd = column.offset()[i + 1];
    int yEnd = column.offset()[j + 1];
    double shared = 0;
    while (x < xEnd && y < yEnd) {
      if (word[x] == word[y]) {
        shared += weight[word[x++]];
        y++;
      } else if (word[x] < word[y]) x++;
      else y++;
    }
    if (column.kind() == TokenKind.LONG_TEXT) {
      double cosine = shared / Math.max(1e-9, Math.sqrt(mass(i) * mass(j)));
      return above(PROSE_CUTS, cosine);
    }
    return above(LIST_CUTS, shared);
  }

  private static int above(double[] cuts, double value) {
    int level = 0;
    while (level < cuts.length && value > cuts[level]) level++;
    return level;
  }

  private double mass(int record) {
    double mass = 0;
    for (int k = column.offset()[record]; k < column.offset()[record + 1]; k++) {
      mass += weight[column.word()[k]];
    }
    return mass;
  }

  private void bags(int i, int j, float[] out, int o) {
    int[] word = column.word();
    int a0 = column.offset()[i];
    int b0 = column.offset()[j];
    int na = column.offset()[i + 1] - a0;
    int nb = column.offset()[j + 1] - b0;
    if (na > stateA.length) stateA = new byte[na * 2];
    if (nb > stateB.length) stateB = new byte[nb * 2];
    for (int k = 0; k < Evidence.WIDTH; k++) out[o + k] = 0;
    sharedWords = 0;
    Arrays.fill(stateA, 0, na, LEFT);
    Arrays.fill(stateB, 0, nb, LEFT);
    for (int x = 0, y = 0; x < na && y < nb; ) {
      int order = Integer.compare(word[a0 + x], word[b0 + y]);
      if (order == 0) {
        out[o] += weight[word[a0 + x]];
        out[o + Evidence.SHARED + wordClass[word[a0 + x]]]++;
        stateA[x] = stateB[y] = SHARED;
        shares(word[a0 + x], 1);
      }
      if (order <= 0) x++;
      if (order >= 0) y++;
    }
    if (column.hasPlaces()) {
      acronyms(a0, na, stateA, b0, nb, stateB, out, o);
      acronyms(b0, nb, stateB, a0, na, stateA, out, o);
    }
    for (int x = 0; x < na; x++) if (stateA[x] == LEFT) soft(word[a0 + x], x, b0, nb, out, o);
    for (int x = 0; x < na; x++) {
      if (stateA[x] == LEFT) out[o + Evidence.ONLY_A + wordClass[word[a0 + x]]]++;
    }
    for (int y = 0; y < nb; y++) {
      if (stateB[y] == LEFT) out[o + Evidence.ONLY_B + wordClass[word[b0 + y]]]++;
    }
    out[o + Evidence.MASS_A] = mass(a0, na);
    out[o + Evidence.MASS_B] = mass(b0, nb);
    out[o + Evidence.LEFT_A] = left(a0, na, stateA);
    out[o + Evidence.LEFT_B] = left(b0, nb, stateB);
    out[o + Evidence.FORM] = form(i, j);
    weighShared(out, o);
  }

  private void shares(int word, float alike) {
    if (sharedWords == sharedWord.length) {
      sharedWord = Arrays.copyOf(sharedWord, 2 * sharedWords);
      sharedAlike = Arrays.copyOf(sharedAlike, 2 * sharedWords);
    }
    sharedWord[sharedWords] = word;
    sharedAlike[sharedWords++] = alike;
  }

  private float mass(int from, int n) {
    float sum = 0;
    for (int k = from; k < from + n; k++) {
      sum += weight[column.word()[k]];
    }
    return sum;
  }

  private float left(int from, int n, byte[] state) {
    float sum = 0;
    for (int k = 0; k < n; k++) {
      int word = column.word()[from + k];
      if (state[k] == LEFT) sum += weight[word];
    }
    return sum;
  }

  private float form(int i, int j) {
    if (column.form().length == 0) return Evidence.NO_FORM;
    int a = column.form()[i];
    int b = column.form()[j];
    if (a < 0 || b < 0) return Evidence.NO_FORM;
    return a == b ? Evidence.SAME_FORM : Evidence.OTHER_FORM;
  }

  /** The rarest first: what follows from a rarer one counts by what is left of it. */
  private void weighShared(float[] out, int o) {
    float own = 0;
    float plain = 0;
    Dictionary words = column.words();
    for (int x = 0; x < sharedWords; x++) {
      int rarest = x;
      for (int y = x + 1; y < sharedWords; y++) {
        if (isRarer(sharedWord[y], sharedWord[rarest])) rarest = y;
      }
      swapShared(x, rarest);
      int word = sharedWord[x];
      float least = weight[word];
      for (int y = 0; y < x; y++) {
        least = Math.min(least, dependence.weight(words.hash(sharedWord[y]), words.hash(word)));
      }
      own += least * sharedAlike[x];
      plain += weight[word] * sharedAlike[x];
    }
    out[o + Evidence.OWN_SHARED] = own;
    out[o + Evidence.PLAIN_SHARED] = plain;
    out[o + Evidence.WORDS_SHARED] = sharedWords;
  }

  /** Ties go by the hash, which does not depend on what else is in the table. */
  private boolean isRarer(int word, int other) {
    if (weight[word] != weight[other]) return weight[word] > weight[other];
    return column.words().hash(word) < column.words().hash(other);
  }

  private void swapShared(int x, int y) {
    int word = sharedWord[x];
    sharedWord[x] = sharedWord[y];
    sharedWord[y] = word;
    float alike = sharedAlike[x];
    sharedAlike[x] = sharedAlike[y];
    sharedAlike[y] = alike;
  }

  /**
   * Words of one side that are the initials of neighbours on the other. Only words that are equal
   * on both sides are out of play, so that it is the same both ways round.
   */
  private void acronyms(
      int from, int n, byte[] state, int otherFrom, int otherN, byte[] other, float[] out, int o) {
    int last = -1;
    for (int x = 0; x < n; x++) {
      int word = column.word()[from + x];
      if (state[x] == SHARED || !column.acronym()[word]) continue;
      if (last < 0) last = stand(otherFrom, otherN);
      int length = column.words().length(word);
      for (int start = 0; start + length <= last + 1; start++) {
        if (!areInitials(word, length, start, last, otherFrom, other)) continue;
        state[x] = SOFT;
        float spelled = spelledOut(word, length, start, otherFrom, other);
        float similarity = 1 - 1f / length;
        out[o] += Math.min(weight[word], spelled) * similarity;
        out[o + Evidence.SHARED + wordClass[word]] += similarity;
        shares(word, similarity);
        break;
      }
    }
  }

  /** Lays the words of a side out as the text has them; returns the last place. */
  private int stand(int from, int n) {
    int last = 0;
    for (int y = 0; y < n; y++) {
      int place = Byte.toUnsignedInt(column.place()[from + y]);
      if (place < WordColumn.NOWHERE) last = Math.max(last, place);
    }
    Arrays.fill(standing, 0, last + 1, -1);
    for (int y = 0; y < n; y++) {
      int place = Byte.toUnsignedInt(column.place()[from + y]);
      if (place < WordColumn.NOWHERE) standing[place] = y;
    }
    return last;
  }

  private boolean areInitials(
      int acronym, int length, int start, int last, int from, byte[] state) {
    int k = 0;
    for (int place = start; place <= last && k < length; place++) {
      int y = standing[place];
      if (y < 0) return false;
      if (begins(acronym, k, y, from, state)) k++;
      else if (k == 0 || !column.small()[column.word()[from + y]]) return false;
    }
    return k == length;
  }

  private boolean begins(int acronym, int k, int y, int from, byte[] state) {
    if (state[y] == SHARED) return false;
    Dictionary d = column.words();
    int word = column.word()[from + y];
    return d.characters()[d.start(word)] == d.characters()[d.start(acronym) + k];
  }

  /** Takes the words that an acronym stands for; returns their weight. */
  private float spelledOut(int acronym, int length, int start, int from, byte[] state) {
    float sum = 0;
    int k = 0;
    for (int place = start; k < length; place++) {
      int y = standing[place];
      if (!begins(acronym, k, y, from, state)) continue;
      state[y] = SOFT;
      sum += weight[column.word()[from + y]];
      k++;
    }
    return sum;
  }

  private void soft(int word, int x, int b0, int nb, float[] out, int o) {
    int partner = -1;
    int best = 0;
    for (int y = 0; y < nb; y++) {
      if (stateB[y] != LEFT) continue;
      int percent = similarity(word, column.word()[b0 + y]);
      if (percent > best) {
        best = percent;
        partner = y;
      }
    }
    if (partner < 0) return;
    int other = column.word()[b0 + partner];
    int common = weight[word] < weight[other] ? word : other;
    float similarity = best / 100f;
    stateA[x] = stateB[partner] = SOFT;
    out[o] += weight[common] * similarity;
    out[o + Evidence.SHARED + wordClass[common]] += similarity;
    shares(common, similarity);
  }

  /** Per cent that a pair of words counts as shared: 0 if they are not alike. */
  private int similarity(int x, int y) {
    if (!SOFT_WORDS) return 0;
    Dictionary d = column.words();
    int shorter = Math.min(d.length(x), d.length(y));
    if (shorter < SHORTEST_SOFT) return 0;
    boolean numbers = column.numeric()[x] || column.numeric()[y];
    // a colour behind a code, which the other side leaves out; a code with another digit is another
    if (numbers && !(shorter >= SHORTEST_CODE && isCode(x) && isCode(y))) return 0;
    int lo = Math.min(x, y);
    int hi = Math.max(x, y);
    int known = cache.find(lo, hi);
    if (known >= 0) return known;
    int percent = compute(lo, hi, shorter);
    cache.put(lo, hi, percent);
    return percent;
  }

  /** Whether a word has letters and digits. */
  private boolean isCode(int word) {
    if (!column.numeric()[word]) return false;
    Dictionary d = column.words();
    for (int k = d.start(word); k < d.start(word) + d.length(word); k++) {
      if (Character.isLetter(d.characters()[k])) return true;
    }
    return false;
  }

  private int compute(int x, int y, int shorter) {
    Dictionary d = column.words();
    char[] c = d.characters();
    int longer = Math.max(d.length(x), d.length(y));
    boolean sameStart = c[d.start(x)] == c[d.start(y)];
    if (!column.numeric()[x] && longer - shorter <= 1 && (sameStart || longer >= 6)) {
      int distance = kernels.osa(c, d.start(x), d.length(x), c, d.start(y), d.length(y), 1);
      if (distance <= 1) return 100 - 100 / longer;
    }
    for (int k = 0; k < shorter; k++) if (c[d.start(x) + k] != c[d.start(y) + k]) return 0;
    return longer - shorter > 2 ? 80 : 90;
  }
}
