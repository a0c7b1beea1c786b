package org.touchstonehub.command.generate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GeneratorTest {
  private static final int RECORDS = 6000;

  /** What a thing, not a record, shows. */
  private static final Set<Phenomenon> OF_THINGS =
      EnumSet.of(
          Phenomenon.TWIN,
          Phenomenon.NAMESAKE,
          Phenomenon.SHARED_CONTACT,
          Phenomenon.GROUP_AT_ONE_ADDRESS,
          Phenomenon.REPEATED_IN_SOURCE);

  private static final Set<Phenomenon> OF_ALL =
      EnumSet.of(
          Phenomenon.SLIP,
          Phenomenon.MISSING_VALUE,
          Phenomenon.FORMER_ADDRESS,
          Phenomenon.REPEATED_IN_SOURCE);
  private static final Set<Phenomenon> OF_PERSONS =
      EnumSet.of(
          Phenomenon.SWAPPED_NAMES,
          Phenomenon.NICKNAME,
          Phenomenon.BIRTH_NAME,
          Phenomenon.TWIN,
          Phenomenon.NAMESAKE,
          Phenomenon.SHARED_CONTACT);
  private static final Set<Phenomenon> OF_ORGANISATIONS =
      EnumSet.of(
          Phenomenon.LEGAL_FORM,
          Phenomenon.SHARED_SWITCHBOARD,
          Phenomenon.GROUP_AT_ONE_ADDRESS,
          Phenomenon.FORMER_NAME);

  @TempDir Path folder;

  @Test
  void the_same_arguments_give_the_same_bytes_on_every_jdk() throws Exception {
    for (Domain domain : Domain.values()) Generator.generate(domain, 2000, 42).write(folder);

    assertThat(digest(folder))
        .isEqualTo("aac6b0c4b126d9460d03959031f02a106beea984fe9d5ae2a88ea3cafed5a5ce");
  }

  @ParameterizedTest
  @EnumSource
  void another_seed_gives_other_data(Domain domain) {
    assertThat(Generator.generate(domain, 100, 1).first())
        .isNotEqualTo(Generator.generate(domain, 100, 2).first());
  }

  @ParameterizedTest
  @EnumSource
  void every_key_has_one_truth_and_the_first_delivery_as_many_records_as_asked(Domain domain) {
    for (int records : List.of(1, 2, 77, RECORDS)) {
      Deliveries made = Generator.generate(domain, records, 3);

      assertThat(made.first()).extracting(Delivery::source).isEqualTo(domain.sources());
      assertThat(made.first().stream().mapToInt(d -> d.entries().size()).sum()).isEqualTo(records);
      for (Delivery delivery : made.first()) {
        assertThat(delivery.entries()).extracting(Delivery.Entry::key).doesNotHaveDuplicates();
        assertThat(delivery.entries())
            .allSatisfy(e -> assertThat(e.values()).hasSameSizeAs(domain.columns()));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_files_say_what_the_deliveries_hold(Domain domain) throws IOException {
    Deliveries made = Generator.generate(domain, 300, 5);

    made.write(folder);

    for (Delivery delivery : made.first()) {
      List<String> lines =
          Files.readAllLines(folder.resolve(domain.label() + "-" + delivery.source() + ".csv"));
      assertThat(lines.get(0)).isEqualTo("id,source," + String.join(",", domain.columns()));
      assertThat(lines).hasSize(delivery.entries().size() + 1);
    }
    assertThat(truth(domain, "truth")).hasSize(300);
    assertThat(truth(domain, "truth-2")).hasSize(300);
  }

  @ParameterizedTest
  @EnumSource
  void promised_phenomena_occur_at_the_promised_rates(Domain domain) {
    Deliveries made = Generator.generate(domain, RECORDS, 11);

    Set<Phenomenon> promised = EnumSet.copyOf(OF_ALL);
    promised.addAll(domain == Domain.SUPPLIER ? OF_ORGANISATIONS : OF_PERSONS);
    for (Phenomenon phenomenon : promised) {
      double of =
          OF_THINGS.contains(phenomenon) || phenomenon == Phenomenon.SHARED_SWITCHBOARD
              ? made.things()
              : RECORDS;
      assertThat(made.tally().of(phenomenon) / of)
          .as("%s %s", domain, phenomenon)
          .isBetween(phenomenon.least, phenomenon.most);
    }
    double reused = made.tally().of(Phenomenon.REUSED_KEY);
    assertThat(reused / made.first().get(0).entries().size())
        .isBetween(Phenomenon.REUSED_KEY.least, Phenomenon.REUSED_KEY.most);
  }

  @ParameterizedTest
  @EnumSource
  void a_reused_key_stands_for_somebody_whom_the_first_delivery_does_not_know(Domain domain) {
    Deliveries made = Generator.generate(domain, RECORDS, 13);
    Map<String, String> before = new HashMap<>();
    Set<String> known = new HashSet<>();
    for (Delivery delivery : made.first()) {
      for (Delivery.Entry entry : delivery.entries()) {
        known.add(entry.thing());
        if (delivery.source().equals(made.second().source()))
          before.put(entry.key(), entry.thing());
      }
    }

    List<Delivery.Entry> reused =
        made.second().entries().stream()
            .filter(e -> !e.thing().equals(before.get(e.key())))
            .toList();

    assertThat(before.keySet())
        .containsAll(made.second().entries().stream().map(Delivery.Entry::key).toList());
    assertThat(reused).hasSize(made.tally().of(Phenomenon.REUSED_KEY));
    assertThat(reused).noneSatisfy(e -> assertThat(known).contains(e.thing()));
  }

  @Test
  void twins_share_birthday_and_family_name_and_are_two() {
    Draw draw = new Draw(17, "test");
    Households households = new Households(draw, new Tally(), 1936, 2006);
    int twins = 0;
    for (int i = 0; i < 3000; i++) {
      List<Person> home = households.next();
      for (int child = 3; child < home.size(); child++) {
        Person one = home.get(child - 1);
        Person other = home.get(child);
        if (!one.born().equals(other.born())) continue;
        twins++;
        assertThat(one.given()).isNotEqualTo(other.given());
        assertThat(one.home()).isEqualTo(other.home());
        assertThat(one.born().getYear()).isLessThanOrEqualTo(2007);
      }
    }
    assertThat(twins).isPositive();
  }

  @Test
  void account_numbers_and_legal_entity_identifiers_have_good_check_digits() {
    Draw draw = new Draw(19, "test");
    for (Country country : Country.ALL) {
      String iban = Numbers.iban(draw, country.code);
      assertThat(mod97(iban.substring(4) + iban.substring(0, 4))).as(iban).isEqualTo(1);
    }
    assertThat(mod97(Numbers.lei(draw))).isEqualTo(1);
  }

  @Test
  void common_names_are_common_and_most_names_are_rare() {
    Map<String, Long> names =
        Generator.generate(Domain.CUSTOMER, RECORDS, 23).first().stream()
            .flatMap(d -> d.entries().stream())
            .map(e -> e.values().get(2))
            .collect(Collectors.groupingBy(n -> n, Collectors.counting()));

    assertThat(names.values().stream().mapToLong(n -> n).max().orElse(0)).isGreaterThan(25);
    assertThat(names.values().stream().filter(n -> n <= 2).count()).isGreaterThan(names.size() / 2);
  }

  private static int mod97(String text) {
    String digits =
        text.chars().mapToObj(c -> "" + Character.digit(c, 36)).collect(Collectors.joining());
    return new BigInteger(digits).mod(BigInteger.valueOf(97)).intValue();
  }

  private Map<String, String> truth(Domain domain, String name) throws IOException {
    Map<String, String> truth = new TreeMap<>();
    for (String line : Files.readAllLines(folder.resolve(domain.label() + "-" + name + ".csv"))) {
      int comma = line.lastIndexOf(',');
      truth.put(line.substring(0, comma), line.substring(comma + 1));
    }
    truth.remove("source,id");
    return truth;
  }

  private static String digest(Path folder) throws Exception {
    MessageDigest sha = MessageDigest.getInstance("SHA-256");
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        sha.update(file.getFileName().toString().getBytes(UTF_8));
        sha.update(Files.readAllBytes(file));
      }
    }
    return HexFormat.of().formatHex(sha.digest());
  }
}
