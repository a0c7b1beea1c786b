package org.touchstonehub.sharing.problem;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** The header {@code Allow}, in one order: where GET is, HEAD is, and OPTIONS is everywhere. */
public final class AllowedMethods {
  private AllowedMethods() {}

  public static String of(Collection<String> methods) {
    Set<String> all = new TreeSet<>(methods);
    if (all.contains("GET")) all.add("HEAD");
    all.add("OPTIONS");
    return String.join(", ", all);
  }
}
