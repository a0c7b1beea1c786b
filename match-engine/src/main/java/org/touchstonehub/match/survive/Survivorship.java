package org.touchstonehub.match.survive;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.touchstonehub.match.model.Attribute;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.model.Source;
import org.touchstonehub.match.standardise.StandardForm;

/**
 * Chooses golden values: a pure function of the model, the source records and an instant. The order
 * of the records says nothing. Values are compared in their standard form, and handed out as the
 * source wrote them.
 */
public final class Survivorship {
  private final EntityModel model;
  private final Map<String, Integer> trust = new HashMap<>();

  public Survivorship(EntityModel model) {
    this.model = model;
    for (Source source : model.sources()) trust.putIfAbsent(source.name(), trust.size());
  }

  /**
   * @param members current versions of the records of one cluster
   * @param at the instant for rules that depend on time; none of today's does
   * @return by attribute name, in the order of the model; attributes without any value are left out
   */
  public Map<String, GoldenValue> survive(List<SourceVersion> members, Instant at) {
    Map<String, GoldenValue> golden = new LinkedHashMap<>();
    for (Attribute attribute : model.attributes()) {
      List<Candidate> candidates = candidates(members, attribute);
      if (!candidates.isEmpty()) golden.put(attribute.name(), choose(candidates, attribute));
    }
    return golden;
  }

  private record Candidate(SourceVersion from, String value, String standard, int trust) {}

  /** Values that say something; a placeholder ("n/a") does not, unless there is nothing else. */
  private List<Candidate> candidates(List<SourceVersion> members, Attribute attribute) {
    List<Candidate> all = new ArrayList<>();
    for (SourceVersion member : members) {
      String value = member.values().get(attribute.name());
      if (value == null || value.isBlank()) continue;
      String standard = StandardForm.of(attribute.type(), value);
      int rank = trust.getOrDefault(member.key().system(), trust.size());
      all.add(new Candidate(member, value, standard, rank));
    }
    List<Candidate> telling = all.stream().filter(c -> !c.standard().isEmpty()).toList();
    return telling.isEmpty() ? all : telling;
  }

  private static GoldenValue choose(List<Candidate> candidates, Attribute attribute) {
    Map<String, Long> agreeing =
        candidates.stream()
            .collect(Collectors.groupingBy(Candidate::standard, Collectors.counting()));
    Comparator<Candidate> trusted = Comparator.comparingInt(Candidate::trust);
    Comparator<Candidate> recent =
        Comparator.comparing((Candidate c) -> c.from().recorded()).reversed();
    Comparator<Candidate> frequent =
        Comparator.comparingLong((Candidate c) -> -agreeing.getOrDefault(c.standard(), 0L));
    Comparator<Candidate> complete =
        Comparator.comparingInt((Candidate c) -> -c.standard().length());
    Comparator<Candidate> order =
        switch (attribute.survivorship()) {
          case MOST_TRUSTED -> trusted.thenComparing(recent);
          case MOST_RECENT -> recent.thenComparing(trusted);
          case MOST_FREQUENT -> frequent.thenComparing(trusted).thenComparing(recent);
          case MOST_COMPLETE -> complete.thenComparing(trusted).thenComparing(recent);
        };
    // the last two make the choice one of the set, not of its order
    order = order.thenComparing(c -> c.from().key()).thenComparing(Candidate::value);
    Candidate best = candidates.stream().min(order).orElseThrow();
    return new GoldenValue(
        best.value(),
        best.from().key(),
        best.from().recorded(),
        attribute.survivorship(),
        Math.toIntExact(agreeing.getOrDefault(best.standard(), 1L)));
  }
}
