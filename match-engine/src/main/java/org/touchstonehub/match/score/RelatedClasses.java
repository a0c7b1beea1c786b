package org.touchstonehub.match.score;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.touchstonehub.match.compare.Layout;

/**
 * How likely what was found is of what is no match: of strangers, 1, and of each class of related
 * things {@code p_c prod_u (1 - s_cu + s_cu exp r_u)}. One per worker; it remembers the last pair.
 */
final class RelatedClasses {
  /** exp(-40) adds nothing to 1 in double precision. */
  private static final double NEGLIGIBLE = 40;

  /** Identities that a pair must have to be of a class that starts from one. */
  private static final int LEAST_IDENTITIES = 2;

  private final Parameters p;
  private final boolean[] identity; // unit
  private final int[] anchorOf; // class
  private final boolean[] close; // class
  private final int[][] wholly; // class: units that it always shares
  private final int[][] partly; // class: units that it shares with some probability
  private final boolean learnsLoosely;
  private final boolean learnsClosely;
  private final double[] oddsClosely; // unit
  private final double[] oddsLoosely; // unit

  /** By class, of the last pair: the logarithm; of a class that it cannot be of, minus infinity. */
  private final double[] ln;

  private double lnSum;

  RelatedClasses(Layout layout, Parameters p) {
    this.p = p;
    List<Kin> kin = Kin.of(layout);
    int units = layout.units().size();
    identity = new boolean[units];
    for (int u = 0; u < units; u++) identity[u] = layout.units().get(u).identity();
    anchorOf = kin.stream().mapToInt(Kin::anchor).toArray();
    close = new boolean[kin.size()];
    wholly = new int[kin.size()][];
    partly = new int[kin.size()][];
    for (int c = 0; c < close.length; c++) {
      double[] sharing = p.sharing[c];
      close[c] = kin.get(c).close();
      wholly[c] = units(units, u -> sharing[u] == 1);
      partly[c] = units(units, u -> sharing[u] != 1 && sharing[u] != 0);
    }
    learnsLoosely = kin.stream().anyMatch(k -> !k.close() && k.learns());
    learnsClosely = kin.stream().anyMatch(k -> k.close() && k.learns());
    oddsClosely = new double[units];
    oddsLoosely = new double[units];
    ln = new double[kin.size()];
  }

  private static int[] units(int units, IntPredicate which) {
    return IntStream.range(0, units).filter(which).toArray();
  }

  /**
   * The logarithm of the sum, strangers and all classes.
   *
   * @param loosely by unit: log likelihood ratio as loosely shared
   * @param closely the same as shared by things that are as near as two records of one
   * @param seen by unit
   */
  double lnSum(double[] loosely, double[] closely, boolean[] seen) {
    boolean anchored = identities(seen) >= LEAST_IDENTITIES;
    if (learnsLoosely) odds(loosely, oddsLoosely, seen);
    if (learnsClosely) odds(closely, oddsClosely, seen);
    double most = 0;
    for (int c = 0; c < ln.length; c++) {
      boolean possible = anchorOf[c] < 0 || (seen[anchorOf[c]] && anchored);
      if (!possible) {
        ln[c] = Double.NEGATIVE_INFINITY;
        continue;
      }
      double[] ratio = close[c] ? closely : loosely;
      ln[c] = ln(c, ratio, close[c] ? oddsClosely : oddsLoosely, seen);
      most = Math.max(most, ln[c]);
    }
    double sum = most < NEGLIGIBLE ? Math.exp(-most) : 0;
    for (double t : ln) if (t - most > -NEGLIGIBLE) sum += Math.exp(t - most);
    lnSum = most + Math.log(sum);
    return lnSum;
  }

  private int identities(boolean[] seen) {
    int identities = 0;
    for (int u = 0; u < seen.length; u++) if (seen[u] && identity[u]) identities++;
    return identities;
  }

  private double ln(int c, double[] ratio, double[] odds, boolean[] seen) {
    double t = p.lnRelated[c];
    for (int u : wholly[c]) if (seen[u]) t += ratio[u];
    double product = 1;
    double[] sharing = p.sharing[c];
    for (int u : partly[c]) {
      if (!seen[u]) continue;
      double s = sharing[u];
      // ln(1 - s + s exp r), the larger exponential taken out; the product is above 0.01^units
      boolean shared = ratio[u] > 0;
      if (shared) t += ratio[u];
      product *= shared ? s + (1 - s) * odds[u] : 1 - s + s * odds[u];
    }
    return product == 1 ? t : t + Math.log(product);
  }

  /** exp(-|r|) by unit, which all classes that learn what they share need. */
  private static void odds(double[] ratio, double[] odds, boolean[] seen) {
    for (int u = 0; u < odds.length; u++) if (seen[u]) odds[u] = Math.exp(-Math.abs(ratio[u]));
  }

  /** Of the last pair. */
  double ln(int c) {
    return ln[c];
  }

  /** How far a class explains the last pair if it is no match, 0 to 1. */
  double share(int c) {
    return Math.exp(ln[c] - lnSum);
  }

  boolean isNegligible(int c) {
    return ln[c] < lnSum - NEGLIGIBLE;
  }
}
