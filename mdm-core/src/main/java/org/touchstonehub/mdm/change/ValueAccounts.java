package org.touchstonehub.mdm.change;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.model.Attribute;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.match.survive.Correction;
import org.touchstonehub.match.survive.SourceVersion;
import org.touchstonehub.match.survive.Survivorship;
import org.touchstonehub.match.survive.ValueAccount;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.mdm.link.Anchored;
import org.touchstonehub.mdm.link.ClusterLock;
import org.touchstonehub.mdm.link.Locks;
import org.touchstonehub.mdm.link.Situation;
import org.touchstonehub.mdm.link.Situations;
import org.touchstonehub.mdm.model.ActiveModels;

/** Tells why golden records have the values that they have, and which are locked. */
@ApplicationScoped
@Transactional
public class ValueAccounts {
  private Situations situations;
  private ActiveModels models;
  private Locks locks;

  @SuppressWarnings("NullAway.Init")
  protected ValueAccounts() {}

  @Inject
  public ValueAccounts(Situations situations, ActiveModels models, Locks locks) {
    this.situations = situations;
    this.models = models;
    this.locks = locks;
  }

  /**
   * What a golden record is made of.
   *
   * @param values in the order of the model; attributes of which nobody says anything are left out
   * @param records what its source records say, corrections among them, by attribute name
   * @param lock null where it is not locked
   */
  public record Account(
      List<ValueAccount> values,
      Map<SourceKey, Map<String, String>> records,
      @Nullable ClusterLock lock) {
    public Account {
      values = List.copyOf(values);
      records = new TreeMap<>(records);
    }
  }

  /** Of a golden record as it is now. */
  public Account of(String domain, GoldenId golden) {
    Situation situation = situations.ofGolden(domain, List.of(golden));
    EntityModel model = models.require(domain).model();
    List<SourceVersion> members = new ArrayList<>();
    List<Correction> corrections = new ArrayList<>();
    Map<SourceKey, Map<String, String>> records = new TreeMap<>();
    situation
        .records()
        .forEach(
            (key, version) -> {
              var link = situation.links().get(key);
              if (link == null || !link.golden().equals(golden)) return;
              records.put(key, version.values());
              Anchored correction = situation.corrections().get(key);
              if (correction == null) members.add(version);
              else corrections.add(new Correction(version, correction.terms()));
            });
    Survivorship survivorship = new Survivorship(model);
    List<ValueAccount> values = new ArrayList<>();
    for (Attribute attribute : model.attributes()) {
      ValueAccount account = survivorship.account(attribute, members, corrections, situation.at());
      if (!account.standings().isEmpty()) values.add(account);
    }
    return new Account(
        values, records, locks.of(records.keySet()).stream().findFirst().orElse(null));
  }

  /** The locks that hold one of these records. */
  public List<ClusterLock> locksOf(List<SourceKey> records) {
    return locks.of(records);
  }
}
