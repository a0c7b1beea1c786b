package org.touchstonehub.matching.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.source.SourceRecords;

/** What stewards are asked by a run, and by what comes while it goes on. */
class BatchQuestionsTest {
  @RegisterExtension private final RunHubs hubs = new RunHubs();

  @Test
  void a_run_asks_what_is_so_when_it_ends_whatever_changed_since_it_matched() {
    RunHub hub = hubs.customers();
    hub.run(hub.request(false));
    Lease run = hub.requestOfEverything();
    hub.work.match(run);
    SourceRecords records = hub.data.recordsBy(hub.live);

    for (int i = 0; i < 15; i++) {
      Map<String, String> person = person(i);
      Map<String, String> other = person(i + 9);
      List<String> names = List.of("given_name", "birth_date", "email", "phone", "family_name");
      for (int a = 0; a <= i % 3; a++) {
        String name = names.get((i / 3 + a) % names.size());
        person.put(name, Objects.requireNonNull(other.get(name)));
      }
      SourceKey key = new SourceKey("crm", "m" + i);
      hub.data.hub.run(() -> records.put(key, person));
    }
    Set<String> asked = questions(hub);
    hub.work.merge(run, () -> false);
    hub.work.settle(run);

    assertThat(asked).isNotEmpty();
    assertThat(questions(hub)).isEqualTo(asked);
    assertThat(hub.left()).isZero();
    hub.run(hub.requestOfEverything());
    assertThat(questions(hub)).as("and what is doubted of two components").containsAll(asked);
  }

  @Test
  void a_key_that_its_source_gives_to_somebody_else_is_caught_whichever_way_it_comes() {
    RunHub hub = hubs.customers();
    hub.run(hub.request(false));
    SourceRecords records = hub.data.recordsBy(hub.live);
    Map<String, String> married = person(3);
    married.put("family_name", "Smith");
    Map<String, String> moved = new HashMap<>(person(5));
    moved.put("phone", "+442079999999");

    hub.data.hub.run(() -> records.put(new SourceKey("crm", "3"), married));
    hub.data.hub.run(() -> records.put(new SourceKey("crm", "5"), moved));
    assertThat(changedPersons(hub)).isEmpty();
    hub.data.hub.run(() -> records.put(new SourceKey("crm", "7"), person(60)));
    assertThat(changedPersons(hub)).containsExactly("7");

    hub.data.load(
        "crm",
        """
        id,given_name,family_name,birth_date,email,phone
        11,Walburga,Quist,1981-02-03,w.quist@example.com,+4930111222
        """);
    hub.run(hub.request(false));
    assertThat(changedPersons(hub)).containsExactly("11", "7");
    hub.data.load(
        "crm",
        """
        id,given_name,family_name,birth_date,email,phone
        13,Ottokar,Vimsey,1979-08-30,vimsey@example.com,+4940555666
        """);
    hub.run(hub.requestOfEverything());
    assertThat(changedPersons(hub)).containsExactly("11", "13", "7");
  }

  @Test
  void a_value_that_cannot_be_right_is_asked_about_whichever_way_it_comes() {
    RunHub hub = hubs.suppliers();
    RunHubs.loadFirms(hub, 0, 100);
    hub.run(hub.request(false));
    Set<String> asked = failures(hub);
    assertThat(asked).as("wrong tax numbers").hasSizeBetween(50, 100);
    SourceRecords records = hub.data.recordsBy(hub.live);
    Map<String, String> live = Map.of("name", "Umberfold Saddlery", "email", "umberfold.example");

    hub.data.hub.run(() -> records.put(new SourceKey("erp", "u1"), live));
    asked.add("u1 email");
    assertThat(failures(hub)).isEqualTo(asked);
    hub.data.load("erp", "id,name,iban\nv1,Quillfeather Anvils,DE88370400440532013000\n");
    assertThat(hub.run(hub.request(false)).changes()).isPositive();
    asked.add("v1 iban");
    assertThat(failures(hub)).isEqualTo(asked);

    forgetTasks(hub);
    hub.data.load("erp", "id,name,iban\nv2,Nightshade Lanterns,DE89370400440532013000\n");
    assertThat(hub.run(hub.request(false)).changes()).isPositive();
    assertThat(failures(hub)).as("of a batch of few changes").isEqualTo(asked);
    forgetTasks(hub);
    assertThat(hub.run(hub.requestOfEverything()).changes()).isNull();
    assertThat(failures(hub)).as("of a batch of everything").isEqualTo(asked);
  }

  private static void forgetTasks(RunHub hub) {
    hub.data.hub.run(
        () -> {
          forget(hub, "steward_task_version");
          forget(hub, "steward_task_record");
          forget(hub, "steward_task");
        });
  }

  private static void forget(RunHub hub, String table) {
    hub.data.hub.database().sql("delete from mdm." + table).update();
  }

  private static Set<String> failures(RunHub hub) {
    return told(
        hub,
        """
        select a_key || ' ' || (detail->>'attribute') as told from mdm.steward_task
        where state = 'OPEN' and kind = 'QUALITY_FAILURE'""");
  }

  private static Map<String, String> person(int i) {
    String name = RunHubs.NAMES[i % RunHubs.NAMES.length];
    String surname = RunHubs.SURNAMES[i % RunHubs.SURNAMES.length];
    return new HashMap<>(
        Map.of(
            "given_name", name,
            "family_name", surname,
            "birth_date", "19%02d-%02d-%02d".formatted(40 + i, 1 + i % 12, 1 + i % 28),
            "email", "%s.%s%d@example.org".formatted(name, surname, i),
            "phone", "+4420794600%02d".formatted(i)));
  }

  private static Set<String> changedPersons(RunHub hub) {
    return told(
        hub,
        """
        select a_key as told from mdm.steward_task
        where state = 'OPEN' and kind = 'CHANGED_PERSON'""");
  }

  private static Set<String> questions(RunHub hub) {
    return told(
        hub,
        """
        select kind || ' ' || a_system || ':' || a_key || ' ' || b_system || ':' || b_key
          || ' ' || subject || ' ' || probability || reasons as told
        from mdm.steward_task
        where state = 'OPEN' and kind in ('POSSIBLE_MATCH', 'SUSPICIOUS_CLUSTER')""");
  }

  private static Set<String> told(RunHub hub, String sql) {
    return new TreeSet<>(
        hub.data.hub.in(() -> hub.data.hub.database().sql(sql).list(row -> row.text("told"))));
  }
}
