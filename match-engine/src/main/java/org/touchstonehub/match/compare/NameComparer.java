package org.touchstonehub.match.compare;

import org.touchstonehub.match.encode.Dictionary;
import org.touchstonehub.match.encode.NameColumn;
import org.touchstonehub.match.refine.Refinement;

/**
 * Compares the names of two persons: within a role the best pair of words counts, the rarest among
 * equals; where given or family name found nothing, words of different roles are tried crosswise.
 */
final class NameComparer {
  private static final boolean CROSSED_NAMES = Refinement.CROSSED_NAMES.isOn();
  private static final boolean SURNAMES_IN_PART = Refinement.SURNAMES_IN_PART.isOn();
  private static final int EQUAL = Level.Name.EQUAL.number();
  private static final int ONE_EDIT = Level.Name.ONE_EDIT.number();
  private static final int DIFFERENT = Level.Name.DIFFERENT.number();
  private static final int CROSSED = Level.Name.CROSSED.number();
  private static final int CROSSED_ONE_EDIT = Level.Name.CROSSED_ONE_EDIT.number();
  private static final int VARIANT = Level.Name.VARIANT.number();
  private static final int IN_PART = Level.Name.IN_PART.number();
  private static final int NEIGHBOUR = Level.Name.NEIGHBOUR.number();
  private static final int MOST = 8;
  private static final int NONE = 99;
  private static final double CLOSE = 0.88;

  /** Of so many bearers of a name one may be written with one and the same slip. */
  private static final float LN_SLIPS = (float) Math.log(20);

  private final NameColumn column;
  private final float[][] ln;
  private final float[] lnOfMany;
  private final Variants variants;
  private final int firstSlot;
  private final Kernels kernels;
  private final LevelCache cache;
  private final int[] best = new int[NameColumn.ROLES];
  private final float[] frequency = new float[NameColumn.ROLES];
  private final int[] bestA = new int[NameColumn.ROLES];
  private final int[] bestB = new int[NameColumn.ROLES];
  private final boolean[] usedA = new boolean[MOST];
  private final boolean[] usedB = new boolean[MOST];

  /**
   * @param ln by role and word: how common it is
   * @param lnOfMany by role: how common a name of many is
   */
  NameComparer(
      NameColumn column,
      float[][] ln,
      float[] lnOfMany,
      Variants variants,
      int firstSlot,
      Kernels kernels) {
    this.column = column;
    this.ln = ln;
    this.lnOfMany = lnOfMany;
    this.variants = variants;
    this.firstSlot = firstSlot;
    this.kernels = kernels;
    cache = new LevelCache(14, column.words().size());
  }

  void compare(int i, int j, Evidence out, int at) {
    int a0 = column.offset()[i];
    int a1 = column.offset()[i + 1];
    int b0 = column.offset()[j];
    int b1 = column.offset()[j + 1];
    for (int r = 0; r < NameColumn.ROLES; r++) {
      best[r] = NONE;
      frequency[r] = 0;
    }
    withinRoles(a0, a1, b0, b1);
    boolean open = best[NameColumn.GIVEN] >= DIFFERENT || best[NameColumn.FAMILY] >= DIFFERENT;
    if (CROSSED_NAMES && open) {
      crosswise(a0, a1, b0, b1);
    }
    if (SURNAMES_IN_PART && isInPart(NameColumn.FAMILY, a0, a1, b0, b1)) {
      best[NameColumn.FAMILY] = IN_PART;
    }
    // John Smith Sr is to John Smith Jr what he is to Paul Smith
    boolean differ = column.areOfTwoGenerations(i, j);
    if (differ && best[NameColumn.GIVEN] != NONE) best[NameColumn.GIVEN] = DIFFERENT;
    for (int r = 0; r < NameColumn.ROLES; r++) {
      int slot = at + firstSlot + r;
      float variant = best[r] > 0 && best[r] < NONE ? variant(r, a0, a1, b0, b1) : 0;
      if (variant > 0) {
        out.level[slot] = (byte) VARIANT;
        out.lnFrequency[slot] = -variant;
      } else {
        boolean neighbours = best[r] == ONE_EDIT && areOfMany(r, a0 + bestA[r], b0 + bestB[r]);
        if (neighbours) best[r] = NEIGHBOUR;
        out.level[slot] = (byte) (best[r] == NONE ? Levels.MISSING : best[r]);
        boolean agreed = best[r] != NONE && best[r] != DIFFERENT;
        out.lnFrequency[slot] = agreed ? frequency[r] : 0;
      }
    }
  }

  private void withinRoles(int a0, int a1, int b0, int b1) {
    byte[] role = column.role();
    int[] word = column.word();
    for (int p = a0; p < a1; p++) {
      int r = role[p];
      for (int q = b0; q < b1; q++) {
        if (role[q] != r) continue;
        int level = level(word[p], word[q]);
        float f = Math.max(ln[r][word[p]], ln[r][word[q]]);
        if (level < best[r] || (level == best[r] && level <= ONE_EDIT && f < frequency[r])) {
          best[r] = level;
          frequency[r] = f;
          bestA[r] = p - a0;
          bestB[r] = q - b0;
        }
      }
    }
  }

  /**
   * Whether words of a role agree, but each side keeps one that the other has nothing like: of two
   * surnames one is shared by brothers-in-law.
   */
  private boolean isInPart(int r, int a0, int a1, int b0, int b1) {
    return best[r] < DIFFERENT && keepsOne(r, a0, a1, b0, b1) && keepsOne(r, b0, b1, a0, a1);
  }

  private boolean keepsOne(int r, int from, int to, int others, int end) {
    byte[] role = column.role();
    int[] word = column.word();
    for (int p = from; p < to; p++) {
      boolean found = role[p] != r;
      for (int q = others; q < end && !found; q++) {
        found = role[q] == r && level(word[p], word[q]) < DIFFERENT;
      }
      if (!found) return true;
    }
    return false;
  }

  /** Whether both names are of many: a slip makes one that nearly nobody bears. */
  private boolean areOfMany(int r, int p, int q) {
    float a = ln[r][column.word()[p]];
    float b = ln[r][column.word()[q]];
    return Math.min(a, b) >= Math.max(lnOfMany[r], Math.max(a, b) - LN_SLIPS);
  }

  private void crosswise(int a0, int a1, int b0, int b1) {
    for (int k = 0; k < MOST; k++) usedA[k] = usedB[k] = false;
    for (int r = 0; r < NameColumn.ROLES; r++) {
      if (best[r] < DIFFERENT) usedA[bestA[r]] = usedB[bestB[r]] = true;
    }
    for (int round = 0; round < 2; round++) {
      int found = NONE;
      int fp = -1;
      int fq = -1;
      for (int p = a0; p < a1; p++) {
        if (usedA[p - a0] || column.words().length(column.word()[p]) < 3) continue;
        for (int q = b0; q < b1; q++) {
          if (usedB[q - b0] || column.role()[p] == column.role()[q]) continue;
          if (column.words().length(column.word()[q]) < 3) continue;
          if (!mayBeOneEditApart(column.word()[p], column.word()[q])) continue;
          int level = level(column.word()[p], column.word()[q]);
          if (level <= ONE_EDIT && level < found) {
            found = level;
            fp = p;
            fq = q;
          }
        }
      }
      if (fp < 0) break;
      usedA[fp - a0] = usedB[fq - b0] = true;
      int r = crossedRole(column.role()[fp], column.role()[fq]);
      best[r] = found == EQUAL ? CROSSED : CROSSED_ONE_EDIT;
      frequency[r] = crossedFrequency(column.word()[fp], column.word()[fq]);
    }
    missingIfUsed(NameColumn.GIVEN, a0, a1, b0, b1);
    missingIfUsed(NameColumn.FAMILY, a0, a1, b0, b1);
  }

  private boolean mayBeOneEditApart(int x, int y) {
    return x == y || !Kernels.apart(column.words().letters(x), column.words().letters(y), 1);
  }

  /** The slot that a crosswise agreement fills: the family name's if it took part and is free. */
  private int crossedRole(int ra, int rb) {
    boolean family = ra == NameColumn.FAMILY || rb == NameColumn.FAMILY;
    boolean given = ra == NameColumn.GIVEN || rb == NameColumn.GIVEN;
    int r = family ? NameColumn.FAMILY : NameColumn.GIVEN;
    int b = best[NameColumn.FAMILY];
    boolean crossed = b == CROSSED || b == CROSSED_ONE_EDIT;
    if (family && given && (crossed || b < DIFFERENT)) r = NameColumn.GIVEN;
    if (r == NameColumn.FAMILY && b < DIFFERENT) r = NameColumn.MIDDLE;
    int g = best[NameColumn.GIVEN];
    if (r == NameColumn.GIVEN && (g < DIFFERENT || g == CROSSED)) {
      r = NameColumn.MIDDLE;
    }
    return r;
  }

  private float crossedFrequency(int x, int y) {
    float[] g = ln[NameColumn.GIVEN];
    float[] s = ln[NameColumn.FAMILY];
    return Math.max(Math.max(g[x], s[y]), Math.max(s[x], g[y]));
  }

  /** A role whose words were all used crosswise is missing, not different. */
  private void missingIfUsed(int r, int a0, int a1, int b0, int b1) {
    if (best[r] != DIFFERENT) return;
    boolean left = false;
    for (int p = a0; p < a1; p++) left |= column.role()[p] == r && !usedA[p - a0];
    boolean right = false;
    for (int q = b0; q < b1; q++) right |= column.role()[q] == r && !usedB[q - b0];
    if (!left || !right) best[r] = NONE;
  }

  private float variant(int r, int a0, int a1, int b0, int b1) {
    if (variants == Variants.NONE) return 0;
    float most = 0;
    for (int p = a0; p < a1; p++) {
      if (column.role()[p] != r || !variants.has(column.word()[p])) continue;
      for (int q = b0; q < b1; q++) {
        if (column.role()[q] != r || column.word()[p] == column.word()[q]) continue;
        most = Math.max(most, variants.weight(column.word()[p], column.word()[q]));
      }
    }
    return most;
  }

  private int level(int x, int y) {
    if (x == y) return EQUAL;
    int lo = Math.min(x, y);
    int hi = Math.max(x, y);
    int level = cache.find(lo, hi);
    if (level < 0) {
      level = compute(lo, hi).number();
      cache.put(lo, hi, level);
    }
    return level;
  }

  private Level.Name compute(int x, int y) {
    Dictionary d = column.words();
    char[] c = d.characters();
    int sx = d.start(x);
    int sy = d.start(y);
    int lx = d.length(x);
    int ly = d.length(y);
    if (lx == 1 || ly == 1) {
      return c[sx] == c[sy] ? Level.Name.INITIAL : Level.Name.DIFFERENT;
    }
    int shorter = Math.min(lx, ly);
    int letters = d.letters(x);
    int others = d.letters(y);
    if (shorter >= 3 && !Kernels.apart(letters, others, 2)) {
      int distance = kernels.osa(c, sx, lx, c, sy, ly, 2);
      if (distance <= 1) return Level.Name.ONE_EDIT;
      if (distance == 2 && shorter >= 5) return Level.Name.CLOSE;
    }
    if (isNickname(x, y)) return Level.Name.NICKNAME;
    int k = 0;
    while (k < shorter && c[sx + k] == c[sy + k]) k++;
    if (k == shorter) return Level.Name.BEGINNING;
    if (shorter >= 3 && column.skeleton()[x] != 0 && column.skeleton()[x] == column.skeleton()[y]) {
      return Level.Name.CLOSE;
    }
    if (shorter >= 4
        && Kernels.mostJaroWinkler(letters, lx, others, ly) >= CLOSE
        && kernels.jaroWinkler(d, x, y) >= CLOSE) {
      return Level.Name.CLOSE;
    }
    return Level.Name.DIFFERENT;
  }

  private boolean isNickname(int x, int y) {
    int[] families = column.nicknames()[x];
    if (families.length == 0) return false;
    int[] others = column.nicknames()[y];
    for (int a : families) for (int b : others) if (a == b) return true;
    return false;
  }
}
