package org.touchstonehub.policy.purpose;

import java.util.List;
import java.util.Map;

/**
 * A purpose as the policy knows it.
 *
 * @param broader purposes that this one is directly part of
 * @param legalBases by domain ({@code any}: every domain), codes of the legal bases that can carry
 *     it
 * @param needs by classification, how values must be seen to serve it: clear, partial or hidden
 */
public record PurposeEntry(
    Purpose purpose,
    String label,
    List<Purpose> broader,
    Map<String, List<String>> legalBases,
    Map<String, String> needs) {
  public PurposeEntry {
    broader = List.copyOf(broader);
    legalBases = Map.copyOf(legalBases);
    needs = Map.copyOf(needs);
  }
}
