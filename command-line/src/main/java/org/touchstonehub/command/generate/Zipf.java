package org.touchstonehub.command.generate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Words of which a few are common and most are rare: the word of rank r (from 0) has a weight of 1
 * / (r + shift), Zipf's law with Mandelbrot's shift.
 */
final class Zipf {
  private final List<String> words;
  private final double[] upTo;

  Zipf(List<String> words, double shift) {
    this.words = List.copyOf(words);
    upTo = new double[words.size()];
    double sum = 0;
    for (int i = 0; i < upTo.length; i++) upTo[i] = sum += 1 / (i + shift);
  }

  /** The words in their order, then every head with every tail, in an order of its own. */
  static Zipf withTail(WordFile file, String section, double shift) {
    String singular = section.substring(0, section.length() - 1);
    List<String> rare = new ArrayList<>();
    for (String head : file.words(singular + "-heads")) {
      for (String tail : file.words(singular + "-tails")) rare.add(head + tail);
    }
    new Draw(0, section).shuffle(rare);
    List<String> words = new ArrayList<>(file.words(section));
    words.addAll(rare);
    return new Zipf(words, shift);
  }

  String word(Draw draw) {
    int at = Arrays.binarySearch(upTo, draw.fraction() * upTo[upTo.length - 1]);
    return words.get(Math.min(words.size() - 1, at < 0 ? -at - 1 : at));
  }
}
