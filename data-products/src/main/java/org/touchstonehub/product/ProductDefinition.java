package org.touchstonehub.product;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a product's file says; its attributes come from the entity model of its domain.
 *
 * @param purposes by code, the code of the legal basis that each stands on
 * @param selfRecordedConsent whether a caller may read by consent that it alone recorded
 */
public record ProductDefinition(
    String name,
    String version,
    String domain,
    String owner,
    String description,
    SortedMap<String, String> purposes,
    List<Objective> objectives,
    // left out where false, so that definitions stored before are the same still
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean selfRecordedConsent) {
  public ProductDefinition {
    purposes = Collections.unmodifiableSortedMap(new TreeMap<>(purposes));
    objectives = List.copyOf(objectives);
  }
}
