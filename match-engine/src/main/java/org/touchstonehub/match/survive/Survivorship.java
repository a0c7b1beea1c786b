package org.touchstonehub.match.survive;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.encode.Habits;
import org.touchstonehub.match.model.Attribute;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.model.Source;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.match.survive.ValueAccount.Outcome;
import org.touchstonehub.match.survive.ValueAccount.Standing;
import org.touchstonehub.match.type.Trait;

/**
 * Chooses golden values: a pure function of the model, the source records and an instant. The order
 * of the records says nothing. Values are compared in their standard form, and handed out as the
 * source wrote them.
 */
public final class Survivorship {
  private final EntityModel model;
  private final Habits habits;
  private final StewardWord stewards;
  private final Map<String, Integer> trust = new HashMap<>();

  /** Where it is not known how sources write days and amounts. */
  public Survivorship(EntityModel model) {
    this(model, Habits.UNKNOWN);
  }

  public Survivorship(EntityModel model, Habits habits) {
    this.model = model;
    this.habits = habits;
    this.stewards = new StewardWord(model, habits);
    for (Source source : model.sources()) trust.putIfAbsent(source.name(), trust.size());
  }

  /**
   * @param members current versions of the records of one cluster
   * @param at the instant for rules that depend on time
   * @return by attribute name, in the order of the model; attributes without any value are left out
   */
  public Map<String, GoldenValue> survive(List<SourceVersion> members, Instant at) {
    return survive(members, List.of(), at);
  }

  /**
   * The same where stewards correct: what they say beats the sources, for as long as the model lets
   * it.
   *
   * @param corrections of the cluster
   * @param at the instant: pins end
   */
  public Map<String, GoldenValue> survive(
      List<SourceVersion> members, List<Correction> corrections, Instant at) {
    Map<String, GoldenValue> golden = new LinkedHashMap<>();
    for (Attribute attribute : model.attributes()) {
      List<Claim> claims = claims(attribute, members);
      Optional<Correction> word =
          corrections.isEmpty()
              ? Optional.empty()
              : stewards.word(attribute, members, corrections, at);
      if (word.isPresent()) {
        stewards
            .value(attribute, word.get(), claims)
            .ifPresent(v -> golden.put(attribute.name(), v));
      } else if (!claims.isEmpty()) {
        golden.put(attribute.name(), choose(attribute, claims));
      }
    }
    return golden;
  }

  /**
   * The same for one attribute, with what became of everything that is said of it.
   *
   * @param attribute of the model
   */
  public ValueAccount account(
      Attribute attribute, List<SourceVersion> members, List<Correction> corrections, Instant at) {
    List<Claim> claims = claims(attribute, members);
    Optional<Correction> last = stewards.last(attribute, corrections, at);
    Optional<Correction> word = stewards.word(attribute, members, corrections, at);
    GoldenValue value = null;
    if (word.isPresent()) value = stewards.value(attribute, word.get(), claims).orElse(null);
    else if (!claims.isEmpty()) value = choose(attribute, claims);
    List<Standing> standings = new ArrayList<>();
    for (Claim claim : claims) standings.add(standing(attribute, claim, word, value));
    for (Correction correction : corrections) {
      if (!correction.mentions(attribute.name())) continue;
      standings.add(standing(attribute, correction, last, word, members, at));
    }
    return new ValueAccount(attribute.name(), value, standings);
  }

  private Standing standing(
      Attribute attribute, Claim claim, Optional<Correction> word, @Nullable GoldenValue value) {
    Outcome outcome;
    String standard = stewards.standard(attribute, claim.source(), claim.value());
    boolean agrees =
        value != null
            && !standard.isEmpty()
            && stewards.standard(attribute, value.source(), value.value()).equals(standard);
    if (value != null && value.source().equals(claim.source())) outcome = Outcome.CHOSEN;
    else if (agrees) outcome = Outcome.AGREES;
    else if (word.isPresent()) outcome = Outcome.OVERRULED;
    else outcome = standard.isEmpty() ? Outcome.EMPTY : Outcome.LESS;
    boolean yields = outcome != Outcome.CHOSEN && outcome != Outcome.AGREES;
    SourceKey because = value == null ? null : value.source();
    if (word.isPresent()) because = word.get().said().key();
    return new Standing(
        claim.source(), claim.value(), claim.recorded(), outcome, yields ? because : null);
  }

  private Standing standing(
      Attribute attribute,
      Correction correction,
      Optional<Correction> last,
      Optional<Correction> word,
      List<SourceVersion> members,
      Instant at) {
    Outcome outcome = Outcome.REPLACED;
    SourceKey because = last.map(counts -> counts.said().key()).orElse(null);
    if (!correction.speaksOf(attribute.name(), at)) {
      outcome = Outcome.ENDED;
      because = null;
    } else if (word.filter(correction::equals).isPresent()) {
      outcome = Outcome.CHOSEN;
      because = null;
    } else if (last.filter(correction::equals).isPresent()) {
      outcome = Outcome.GAVE_WAY;
      because = stewards.overriding(attribute, correction, members).orElse(null);
    }
    return new Standing(
        correction.said().key(),
        correction.said().values().get(attribute.name()),
        correction.said().recorded(),
        outcome,
        because);
  }

  private static List<Claim> claims(Attribute attribute, List<SourceVersion> members) {
    List<Claim> claims = new ArrayList<>();
    for (SourceVersion member : members) {
      String value = member.values().get(attribute.name());
      if (value == null || value.isBlank()) continue;
      claims.add(new Claim(member.key(), member.recorded(), value));
    }
    return claims;
  }

  /**
   * The golden value of one attribute: as its source writes it; where the habits of sources are
   * known a day in ISO 8601, if that is no guess.
   *
   * @param claims at least one
   */
  public GoldenValue choose(Attribute attribute, List<Claim> claims) {
    Candidate best = null;
    for (Candidate candidate : candidates(attribute, claims)) {
      if (best == null || isBetter(candidate, best, attribute)) best = candidate;
    }
    if (best == null) throw new IllegalArgumentException("no claims");
    Claim claim = best.claim;
    return new GoldenValue(
        habits.plain(
            attribute.type(),
            model.attributes().indexOf(attribute),
            claim.source().system(),
            claim.value()),
        claim.source(),
        claim.recorded(),
        attribute.survivorship(),
        best.agreeing);
  }

  /**
   * @param length of the standard form
   * @param agreeing claims with the same standard form, this included
   */
  private record Candidate(Claim claim, int trust, int length, int agreeing) {}

  /** Values that say something; a placeholder ("n/a") does not, unless there is nothing else. */
  private List<Candidate> candidates(Attribute attribute, List<Claim> claims) {
    List<Candidate> all = new ArrayList<>(claims.size());
    if (isOneValue(claims) && !attribute.type().has(Trait.DAY)) {
      // Written alike, so equal in any standard form: most values of most clusters end here.
      for (Claim claim : claims) all.add(new Candidate(claim, trust(claim), 0, claims.size()));
      return all;
    }
    List<Candidate> telling = new ArrayList<>(claims.size());
    int position = model.attributes().indexOf(attribute);
    String[] standard = new String[claims.size()];
    Map<String, Integer> agreeing = new HashMap<>();
    for (int i = 0; i < standard.length; i++) {
      Claim claim = claims.get(i);
      standard[i] =
          habits.standardForm(attribute.type(), position, claim.source().system(), claim.value());
      agreeing.merge(standard[i], 1, Integer::sum);
    }
    for (int i = 0; i < standard.length; i++) {
      Claim claim = claims.get(i);
      int agree = agreeing.getOrDefault(standard[i], 1);
      Candidate candidate = new Candidate(claim, trust(claim), standard[i].length(), agree);
      all.add(candidate);
      if (!standard[i].isEmpty()) telling.add(candidate);
    }
    return telling.isEmpty() ? all : telling;
  }

  private static boolean isOneValue(List<Claim> claims) {
    String first = claims.get(0).value();
    for (Claim claim : claims) if (!claim.value().equals(first)) return false;
    return true;
  }

  private int trust(Claim claim) {
    return trust.getOrDefault(claim.source().system(), trust.size());
  }

  private static boolean isBetter(Candidate a, Candidate b, Attribute attribute) {
    int trusted = Integer.compare(a.trust, b.trust);
    int recent = b.claim.recorded().compareTo(a.claim.recorded());
    int order =
        switch (attribute.survivorship()) {
          case MOST_TRUSTED -> first(trusted, recent);
          case MOST_RECENT -> first(recent, trusted);
          case MOST_FREQUENT -> first(b.agreeing - a.agreeing, first(trusted, recent));
          case MOST_COMPLETE -> first(b.length - a.length, first(trusted, recent));
          case STEWARD, PIN -> throw new IllegalArgumentException("no rule of a model");
        };
    // The last two make the choice one of the set, not of its order.
    if (order == 0) order = a.claim.source().compareTo(b.claim.source());
    if (order == 0) order = a.claim.value().compareTo(b.claim.value());
    return order < 0;
  }

  private static int first(int order, int otherwise) {
    return order != 0 ? order : otherwise;
  }
}
