package org.touchstonehub.match.standardise;

import java.util.List;

/** 64-bit hashes that are the same in every run and on every machine. */
public final class Hashes {
  private Hashes() {}

  /** FNV-1a over UTF-16 units, finished by {@link #mix}. */
  public static long of(String text) {
    long h = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) h = (h ^ text.charAt(i)) * 0x100000001b3L;
    return mix(h);
  }

  /** The hash of some neighbours of a list as one text, without writing it. */
  public static long ofJoined(List<String> texts, int from, int count) {
    long h = 0xcbf29ce484222325L;
    for (int k = from; k < from + count; k++) {
      String text = texts.get(k);
      for (int i = 0; i < text.length(); i++) h = (h ^ text.charAt(i)) * 0x100000001b3L;
    }
    return mix(h);
  }

  /** The hash of texts one after another, each kept apart. */
  public static long ofEach(List<String> texts) {
    long h = 0;
    for (String text : texts) h = of(h, of(text));
    return h;
  }

  /** Two hashes as one; the order matters. */
  public static long of(long a, long b) {
    return mix(a * 0x9e3779b97f4a7c15L + Long.rotateLeft(b, 31));
  }

  /** The finisher of SplitMix64 (Steele, Lea, Flood 2014). */
  public static long mix(long x) {
    long z = (x ^ (x >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
