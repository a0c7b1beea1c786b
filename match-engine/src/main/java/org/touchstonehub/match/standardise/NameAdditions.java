package org.touchstonehub.match.standardise;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.touchstonehub.match.refine.Refinement;

/**
 * Words that stand with a name and name nobody: forms of address, academic degrees, what sets
 * generations apart, and the particles of surnames. They are left out where anything else is left,
 * since files write them or not, and two strangers share "van".
 */
public final class NameAdditions {
  private static final Set<String> TITLES =
      Set.of(
          ("mr mrs ms miss mister mx sir dame madam herr herrn hr frau fraeulein monsieur madame"
                  + " mme mlle mademoiselle signor signore signora signorina sig sra srta senor senora"
                  + " senorita dhr mevr mevrouw mijnheer meneer dr prof professor doctor doktor dott"
                  + " dipl ing rev hon ir drs phd msc bsc mba esq")
              .split(" ", -1));

  /** Behind a comma only, as elsewhere some of them are names: "Md Rahman". */
  private static final Set<String> DEGREES =
      Set.of("md dvm vmd dds dmd od dpm rn np pa jd llm llb cpa cfa pe pmp bds mrcvs".split(" "));

  private static final Map<String, Integer> GENERATIONS =
      Map.ofEntries(
          Map.entry("sr", 1),
          Map.entry("snr", 1),
          Map.entry("jr", 2),
          Map.entry("jnr", 2),
          Map.entry("ii", 2),
          Map.entry("iii", 3),
          Map.entry("iv", 4));
  private static final Set<String> PARTICLES =
      Set.of(
          ("van von vom vander vanden de den der ter ten te zu zum zur am la las le les lo los du"
                  + " des del della dello dei degli di da do dos das al el bin ibn ben y af av op in"
                  + " het")
              .split(" ", -1));

  private NameAdditions() {}

  /** A name without forms of address, degrees and generations. */
  public static List<String> without(List<String> words) {
    return Refinement.FORMS_OF_ADDRESS.isOn() ? left(words, NameAdditions::isAddition) : words;
  }

  /**
   * Which of the bearers of a name is meant: 1 the elder, 2 the younger or second, 3, 4; 0 where
   * nothing says so, and where the word is all there is.
   */
  public static int generation(List<String> words) {
    if (words.size() < 2 || !Refinement.GENERATIONS.isOn()) return 0;
    return words.stream().skip(1).mapToInt(w -> GENERATIONS.getOrDefault(w, 0)).max().orElse(0);
  }

  /** Whether there is nothing but what names nobody: "Mr", "Herr Dr". */
  public static boolean areAll(List<String> words) {
    return words.stream().allMatch(NameAdditions::isAddition);
  }

  /** Whether what stands behind a comma adds to the name before it: "DVM", "Jr.", "MD PhD". */
  public static boolean areBehindName(List<String> words) {
    return !words.isEmpty() && words.stream().allMatch(w -> isAddition(w) || DEGREES.contains(w));
  }

  private static boolean isAddition(String word) {
    return TITLES.contains(word) || GENERATIONS.containsKey(word);
  }

  /** A surname without particles as well. */
  public static List<String> withoutParticles(List<String> words) {
    return Refinement.PARTICLES.isOn() ? left(words, PARTICLES::contains) : words;
  }

  private static List<String> left(List<String> words, Predicate<String> out) {
    if (words.size() < 2 || words.stream().noneMatch(out)) return words;
    List<String> left = new ArrayList<>(words);
    left.removeIf(out);
    return left.isEmpty() ? words : left;
  }
}
