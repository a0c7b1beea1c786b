package org.touchstonehub.match.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.arbitraries.StringArbitrary;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.apache.commons.text.similarity.LevenshteinDistance;

class KernelsProperties {
  private final Kernels kernels = new Kernels();

  @Provide
  Arbitrary<String> words() {
    Arbitrary<String> few = Arbitraries.strings().withChars("abc").ofMaxLength(12);
    Arbitrary<String> many = Arbitraries.strings().withCharRange('a', 'z').ofMaxLength(30);
    Arbitrary<String> wide = Arbitraries.strings().withChars("ab中文ж").ofMaxLength(10);
    return Arbitraries.oneOf(few, many, wide);
  }

  /** Longer than a machine word too, where the kernel takes another way. */
  @Provide
  Arbitrary<String> wordsOfAnyLength() {
    StringArbitrary around = Arbitraries.strings().withChars("abcж").ofMinLength(55);
    return Arbitraries.oneOf(words(), around.ofMaxLength(75), around.ofMaxLength(200));
  }

  @Property
  void osa_agrees_with_the_plain_recurrence(
      @ForAll("words") String a, @ForAll("words") String b, @ForAll @IntRange(max = 6) int most) {
    assertThat(osa(a, b, most)).isEqualTo(Math.min(plain(a, b), most + 1));
  }

  @Property
  void osa_is_levenshtein_of_commons_text_or_smaller_by_swaps(
      @ForAll("words") String a, @ForAll("words") String b) {
    int levenshtein = LevenshteinDistance.getDefaultInstance().apply(a, b);
    assertThat(osa(a, b, 64)).isBetween((levenshtein + 1) / 2, levenshtein);
  }

  @Property
  void jaro_winkler_agrees_with_commons_text(
      @ForAll("wordsOfAnyLength") String a, @ForAll("wordsOfAnyLength") String b) {
    double mine =
        kernels.jaroWinkler(a.toCharArray(), 0, a.length(), b.toCharArray(), 0, b.length());
    assertThat(mine).isCloseTo(new JaroWinklerSimilarity().apply(a, b), within(1e-12));
  }

  private int osa(String a, String b, int most) {
    return kernels.osa(a.toCharArray(), 0, a.length(), b.toCharArray(), 0, b.length(), most);
  }

  /** The textbook recurrence of the optimal string alignment distance. */
  private static int plain(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + cost);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
