package org.touchstonehub.match.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.touchstonehub.match.engine.Constraints;
import org.touchstonehub.match.engine.Neighbourhood;
import org.touchstonehub.match.engine.Placed;
import org.touchstonehub.match.engine.Standing;
import org.touchstonehub.match.engine.Step;
import org.touchstonehub.match.record.SourceKey;

/** What every neighbourhood keeps to. The records have the attributes {@link #ATTRIBUTES}. */
public abstract class NeighbourhoodContract {
  protected static final List<String> ATTRIBUTES = List.of("name", "town");

  protected static final SourceKey A = new SourceKey("crm", "a");
  protected static final SourceKey B = new SourceKey("crm", "b");
  protected static final SourceKey C = new SourceKey("shop", "a");
  protected static final SourceKey NOBODY = new SourceKey("shop", "nobody");

  /** Stores what a step computed. */
  protected abstract void store(Step step);

  /** Makes other constraints hold. */
  protected abstract void decide(Constraints constraints);

  /** Looks at what is stored. */
  protected abstract <T> T look(Function<Neighbourhood, T> question);

  private static Placed placed(
      SourceKey key, String name, long[] blockKeys, long[] ruleGroups, SourceKey... tied) {
    return new Placed(
        key,
        new @Nullable String[] {name, null},
        blockKeys,
        ruleGroups,
        new Standing(List.of(tied), List.of(), name.hashCode()));
  }

  private static Standing untied(SourceKey... others) {
    return new Standing(List.of(), List.of(others), Long.MIN_VALUE);
  }

  private void store(Placed... placed) {
    store(step(List.of(placed), Set.of(), Map.of()));
  }

  private static Step step(
      List<Placed> placed, Set<SourceKey> removed, Map<SourceKey, Standing> standings) {
    return new Step(
        placed, removed, standings, List.of(), List.of(), List.of(), Map.of(), List.of());
  }

  private void storeThree() {
    store(
        placed(A, "Ada", keys(1, 4, 5), keys(7), B),
        placed(B, "Bea", keys(1, 2), keys(7, 8), A),
        placed(C, "Cleo", keys(2, 3), keys()));
  }

  /** Keys as the engine makes them: spread over all numbers. */
  private static long[] keys(long... names) {
    return LongStream.of(names).map(name -> name * 0x9E37_79B9_7F4A_7C15L).sorted().toArray();
  }

  private Placed one(SourceKey key) {
    List<Placed> found = of(key);
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private List<Placed> of(SourceKey... keys) {
    return look(around -> around.of(List.of(keys)));
  }

  private Set<SourceKey> inGroups(long... names) {
    List<SourceKey> found = look(around -> around.inGroups(keys(names)));
    assertThat(found).doesNotHaveDuplicates();
    return new TreeSet<>(found);
  }

  private Constraints naming(SourceKey... keys) {
    return look(around -> around.constraints(List.of(keys)));
  }

  private static Set<SourceKey> named(Collection<Placed> records) {
    assertThat(records).extracting(Placed::key).doesNotHaveDuplicates();
    Set<SourceKey> keys = new TreeSet<>();
    for (Placed record : records) keys.add(record.key());
    return keys;
  }

  private Set<SourceKey> sharing(long... names) {
    List<Placed> found = look(around -> around.sharing(keys(names)));
    return named(found);
  }

  @Test
  void a_record_is_found_as_it_was_stored() {
    storeThree();

    Placed found = one(A);

    assertThat(found.values()).containsExactly("Ada", null);
    assertThat(found.blockKeys()).containsExactly(keys(1, 4, 5));
    assertThat(found.ruleGroups()).containsExactly(keys(7));
    assertThat(found.standing()).isEqualTo(new Standing(List.of(B), List.of(), "Ada".hashCode()));
    assertThat(one(C).ruleGroups()).isEmpty();
    assertThat(one(C).standing().neighbours()).isEmpty();
  }

  @Test
  void records_that_are_not_here_are_left_out() {
    storeThree();

    assertThat(named(of(NOBODY, C, A))).containsExactly(A, C);
    assertThat(of()).isEmpty();
  }

  @Test
  void who_shares_any_of_the_keys_is_found_once() {
    storeThree();

    assertThat(sharing(1, 2)).containsExactly(A, B, C);
    assertThat(sharing(3, 6)).containsExactly(C);
    assertThat(sharing(4)).containsExactly(A);
    assertThat(sharing(6)).isEmpty();
    assertThat(sharing()).isEmpty();
  }

  @Test
  void rule_groups_are_no_block_keys() {
    storeThree();

    assertThat(inGroups(7, 8, 1)).containsExactly(A, B);
    assertThat(inGroups(1)).isEmpty();
    assertThat(inGroups()).isEmpty();
    assertThat(sharing(7)).isEmpty();
  }

  @Test
  void another_version_takes_the_place_of_the_first() {
    storeThree();

    store(
        step(
            List.of(placed(A, "Eva", keys(3), keys(8), C)),
            Set.of(),
            Map.of(B, untied(), C, untied(A))));

    assertThat(one(A).values()[0]).isEqualTo("Eva");
    assertThat(sharing(1)).containsExactly(B);
    assertThat(sharing(3)).containsExactly(A, C);
    assertThat(inGroups(7)).containsExactly(B);
    assertThat(one(B).standing()).isEqualTo(untied());
    assertThat(one(C).standing()).isEqualTo(untied(A));
    assertThat(one(C).blockKeys()).containsExactly(keys(2, 3));
  }

  @Test
  void a_removed_record_is_found_by_nothing() {
    storeThree();

    store(step(List.of(), Set.of(B, NOBODY), Map.of(A, untied())));

    assertThat(of(B)).isEmpty();
    assertThat(sharing(1, 2)).containsExactly(A, C);
    assertThat(inGroups(7, 8)).containsExactly(A);
    assertThat(one(A).standing().neighbours()).isEmpty();
  }

  @Test
  void a_removed_record_may_come_again() {
    storeThree();
    store(step(List.of(), Set.of(A), Map.of(B, untied())));

    store(placed(A, "Ada", keys(6), keys()));

    assertThat(sharing(6)).containsExactly(A);
    assertThat(sharing(4)).isEmpty();
  }

  @Test
  void a_key_that_too_many_share_brings_none_and_others_still_do() {
    List<Placed> crowd = new ArrayList<>();
    for (int n = 0; n < Neighbourhood.MOST_RECORDS; n++) {
      crowd.add(placed(new SourceKey("crowd", "k" + n), "x", keys(1), keys()));
    }
    store(step(crowd, Set.of(), Map.of()));
    assertThat(sharing(1)).hasSize(Neighbourhood.MOST_RECORDS);

    store(placed(A, "Ada", keys(1, 2), keys()), placed(B, "Bea", keys(2), keys()));

    assertThat(sharing(1)).isEmpty();
    assertThat(sharing(1, 2)).containsExactly(A, B);
  }

  @Test
  void constraints_are_those_that_name_a_record_of_the_question() {
    storeThree();
    Constraints.Pair together = new Constraints.Pair(A, NOBODY);
    Constraints.Pair apart = new Constraints.Pair(A, C);

    decide(new Constraints(List.of(together), List.of(apart)));

    assertThat(naming(A, B)).isEqualTo(new Constraints(List.of(together), List.of(apart)));
    assertThat(naming(C)).isEqualTo(new Constraints(List.of(), List.of(apart)));
    assertThat(naming(B)).isEqualTo(Constraints.NONE);
  }

  @Test
  void names_may_hold_whatever_a_source_writes() {
    SourceKey odd = new SourceKey("a \"b\" {c,d}", "\\ ,\t'é\uD83D\uDE00");
    store(placed(odd, "NULL", keys(1), keys(), A), placed(A, "\"", keys(1), keys(), odd));

    assertThat(one(A).standing().neighbours()).containsExactly(odd);
    assertThat(one(odd).values()).containsExactly("NULL", null);
  }
}
