package org.touchstonehub.policy.pdp;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.touchstonehub.mdm.golden.Condition;

/** The fields that a condition names, wherever in it. */
final class FieldNames implements Condition.Cases<Set<String>> {
  @Override
  public Set<String> compare(Condition.Compare compare) {
    return Set.of(compare.field());
  }

  @Override
  public Set<String> in(Condition.In in) {
    return Set.of(in.field());
  }

  @Override
  public Set<String> isNull(Condition.IsNull isNull) {
    return Set.of(isNull.field());
  }

  @Override
  public Set<String> spelled(Condition.Spelled spelled) {
    return Set.of(spelled.field());
  }

  @Override
  public Set<String> and(Condition.And and) {
    return ofAll(and.parts());
  }

  @Override
  public Set<String> or(Condition.Or or) {
    return ofAll(or.parts());
  }

  @Override
  public Set<String> not(Condition.Not not) {
    return not.part().fold(this);
  }

  private Set<String> ofAll(List<Condition> parts) {
    Set<String> names = new TreeSet<>();
    for (Condition part : parts) names.addAll(part.fold(this));
    return names;
  }
}
