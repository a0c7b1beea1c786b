package org.touchstonehub.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.touchstonehub.match.model.EntityModelReader;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.match.survive.GoldenValue;
import org.touchstonehub.match.type.SurvivorshipRule;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.mdm.golden.GoldenRecord;
import org.touchstonehub.mdm.golden.GoldenRecords;
import org.touchstonehub.policy.caller.Caller;
import org.touchstonehub.policy.gate.Maskings;
import org.touchstonehub.policy.gate.Released;
import org.touchstonehub.policy.gate.SharingRefused;
import org.touchstonehub.policy.gate.SharingRequest;
import org.touchstonehub.policy.purpose.Purpose;

/**
 * What an analyst sees of made-up people, all columns together, tells nothing that is hidden from
 * them. The names are hard on purpose: short, long, double, of many scripts.
 */
class ShownPeopleTest {
  private static final int PEOPLE = 3000;
  private static final List<String> GIVEN =
      List.of(
          "Ada",
          "Al",
          "O",
          "É",
          "Jürgen",
          "Mary Ann",
          "Jean-Luc",
          "Bo",
          "Łukasz",
          "Zoë",
          "Ng",
          "Иван",
          "Ελένη",
          "王",
          "小明",
          "민준",
          "さくら",
          "👩‍🌾",
          "J.",
          "Anneliese",
          "Max",
          "Kim",
          "Ø");
  private static final List<String> FAMILY =
      List.of(
          "Byron",
          "Li",
          "Ng",
          "O",
          "Wu",
          "Müller",
          "van der Meer",
          "Smith-Jones",
          "de la O",
          "Oh",
          "O'Neil",
          "Fröhlich",
          "Čapek",
          "Иванов",
          "Παπαδόπουλος",
          "王",
          "欧阳",
          "김",
          "Bell",
          "Fox",
          "Baker",
          "Stoltenberg",
          "E\u0301",
          "Y",
          "Æ",
          "Engineer");
  private static final List<String> TITLES =
      List.of("Engineer", "Van driver", "Baker", "Lead of %s's team", "Assistant (%s)", "Foxtrot");
  private static final List<String> HOSTS = List.of("example.org", "%s.example", "firm.test");

  /** Columns that a name may be in by chance: they come from a short list. */
  private static final Set<String> BY_CHANCE = Set.of("country");

  /** Particles of names, which are no names. */
  private static final Set<String> PARTICLES = Set.of("van", "der");

  private static final String STAFF =
      """
      model: staff
      description: People of a firm, with what systems make of their names.
      id: id
      source: source
      sources: [ { name: hr } ]
      attributes:
        given_name: { type: given-name, term: Given name }
        family_name: { type: family-name, term: Family name }
        full_name: { type: full-name, term: Name, classification: internal }
        user_name: { type: identifier, term: User, classification: public }
        Display Name: { type: text, term: Shown name, classification: public }
        badge: { type: text, term: Badge, classification: public, derived-from: [user_name] }
        email: { type: email, term: E-mail, classification: public }
        birth_date: { type: date, term: Birth }
        age: { type: amount, term: Age, classification: public }
        birth_year: { type: year, term: Year of birth, classification: public }
        iban: { type: bank-account, term: Account }
        account: { type: bank-account, term: Old account, classification: internal }
        phone: { type: phone, term: Phone, classification: internal }
        mobile: { type: phone, term: Mobile }
        job_title: { type: text, term: Title }
        country: { type: country, term: Country }
      """;

  private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}]+");
  private static final Pattern MARK = Pattern.compile("\\p{Mn}");
  private static final Map<String, String> FOLDED = new HashMap<>();
  private static final Map<String, Set<String>> WORDS = new HashMap<>();

  private static GovernedHub hub;
  private static final Map<String, String> PURPOSES =
      Map.of("employee", "PersonnelManagement", "staff", "RecordManagement");

  @BeforeAll
  static void start() {
    hub = new GovernedHub();
    hub.activate(EntityModelReader.shipped("employee"));
    hub.activate(EntityModelReader.read("staff", STAFF.getBytes(StandardCharsets.UTF_8)));
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  private static Released<GoldenRecords.Page> seen(
      String domain, Set<String> fields, List<GoldenRecord> people) {
    return hub.gate.release(
        SharingRequest.search(
            Caller.of("analyst", List.of("product-consumer:*")),
            Products.goldenOf(domain),
            new Purpose(PURPOSES.get(domain)),
            fields,
            PEOPLE),
        scope -> {
          assertThat(scope.filter()).isNotNull();
          return new GoldenRecords.Page(people, List.of(), Optional.empty(), Instant.EPOCH);
        },
        Maskings.GOLDEN_PAGE);
  }

  private static GoldenRecord record(String domain, String key, Map<String, String> texts) {
    SourceKey source = new SourceKey("hr", key);
    Map<String, GoldenValue> values = new LinkedHashMap<>();
    texts.forEach(
        (name, text) ->
            values.put(
                name,
                new GoldenValue(text, source, Instant.EPOCH, SurvivorshipRule.MOST_RECENT, 1)));
    return new GoldenRecord(
        new GoldenId(UUID.randomUUID()), domain, 1, values, texts, List.of(source), Instant.EPOCH);
  }

  private static Map<String, String> person(Random random) {
    String given = from(random, GIVEN);
    String family = from(random, FAMILY);
    String mail = plain(given) + "." + plain(family);
    LocalDate born = LocalDate.of(1950, 1, 1).plusDays(random.nextInt(20_000));
    String account = String.format(Locale.ROOT, "%010d", random.nextInt(1_000_000_000));
    Map<String, String> person = new TreeMap<>();
    person.put("given_name", given);
    person.put("middle_name", from(random, GIVEN));
    person.put("family_name", family);
    person.put("full_name", family + ", " + given);
    person.put("user_name", plain(given).charAt(0) + plain(family));
    person.put("Display Name", given + " " + family);
    person.put("badge", plain(given) + random.nextInt(10));
    person.put("email", mail + "@" + from(random, HOSTS).formatted(plain(family)));
    person.put("birth_date", born.toString());
    person.put("birth_year", String.valueOf(born.getYear()));
    person.put("age", String.valueOf(2026 - born.getYear()));
    person.put("iban", "NL91ABNA" + account);
    person.put("account", account);
    person.put("phone", "+31 20 " + (1_000_000 + random.nextInt(8_000_000)));
    person.put("mobile", "+31 6 " + (10_000_000 + random.nextInt(80_000_000)));
    person.put("gender", from(random, List.of("female", "male")));
    person.put("street", from(random, List.of("12 Mill Lane", "Hauptstr. 5a")));
    person.put("postcode", from(random, List.of("1012AB", "101", "10115")));
    person.put("city", from(random, List.of("Berlin", "Amsterdam")));
    person.put("tax_id", String.valueOf(100_000_000 + random.nextInt(800_000_000)));
    person.put("job_title", from(random, TITLES).formatted(random.nextBoolean() ? given : family));
    person.put("department", from(random, List.of("Sales", "Berlin office", "Byron House")));
    person.put("country", from(random, List.of("NL", "DE", "Jordan")));
    return person;
  }

  private static String from(Random random, List<String> list) {
    return list.get(random.nextInt(list.size()));
  }

  /** As a system makes a name of it: {@code Müller} to {@code muller}; never empty. */
  private static String plain(String name) {
    String bare =
        Normalizer.normalize(name, Normalizer.Form.NFD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^\\p{L}]", "");
    return bare.isEmpty() ? "x" : bare;
  }

  @Test
  void nothing_hidden_can_be_read_off_what_an_analyst_sees() {
    Random random = new Random(11);
    for (String domain : PURPOSES.keySet()) {
      List<Map<String, String>> people = new ArrayList<>();
      List<GoldenRecord> records = new ArrayList<>();
      for (int i = 0; i < PEOPLE; i++) {
        Map<String, String> person = person(random);
        people.add(person);
        String key = i % 2 == 0 ? "h" + i : person.get("user_name");
        records.add(record(domain, key, person));
      }

      List<GoldenRecord> shown = seen(domain, Set.of(), records).value().records();

      assertThat(shown).hasSize(PEOPLE);
      int named = 0;
      for (int i = 0; i < PEOPLE; i++) {
        check(people.get(i), shown.get(i), shown.get(i).texts());
        check(people.get(i), shown.get(i), shown.get(i).standard());
        if (shown.get(i).texts().containsKey("job_title")) named++;
      }
      // The net takes out what tells a name, and not everything else with it.
      assertThat(named).isBetween(PEOPLE / 2, PEOPLE - PEOPLE / 10);
    }
  }

  /** Neither what was written nor its standard form tells what is hidden. */
  private static void check(
      Map<String, String> person, GoldenRecord record, Map<String, String> shown) {
    String all = shown + " of " + person;
    for (String whole :
        List.of("user_name", "Display Name", "badge", "age", "iban", "account", "gender")) {
      assertThat(shown).as(all).doesNotContainKey(whole);
    }
    for (String name : List.of("given_name", "middle_name", "family_name", "full_name")) {
      if (shown.containsKey(name)) {
        assertThat(shown.get(name)).as(all).matches("\\p{L}\\.( \\p{L}\\.)*");
      }
      for (String word : person.get(name).split("[\\s,.]+", -1)) tellsNot(word, name, shown, all);
    }
    for (String name : List.of("given_name", "family_name")) {
      if (letters(person.get(name)) == 1) assertThat(shown).as(all).doesNotContainKey(name);
    }
    if (shown.containsKey("email")) {
      String host = person.get("email").substring(person.get("email").indexOf('@'));
      assertThat(shown.get("email")).as(all).isEqualTo("***" + host);
    }
    if (shown.containsKey("birth_date")) {
      assertThat(shown.get("birth_date")).as(all).isEqualTo(person.get("birth_year"));
    }
    String digits = String.join(" ", shown.values()).replaceAll("[^0-9 ]", "");
    for (String number : List.of("iban", "mobile", "tax_id")) {
      String hidden = person.get(number).replaceAll("[^0-9]", "");
      assertThat(digits).as(all).doesNotContain(hidden.substring(0, hidden.length() - 4));
    }
    assertThat(record.sources()).as(all).hasSize(1);
    assertThat(record.sources().get(0).key()).as(all).matches("h\\d+|\\*\\*\\*|.{1,6}");
    tellsNot(person.get("family_name"), "", Map.of("key", record.sources().get(0).key()), all);
    record
        .values()
        .forEach(
            (attribute, value) ->
                assertThat(value.source()).as(all).isEqualTo(record.sources().get(0)));
  }

  /** A word of a hidden name stands in no column, and a long one inside no word of it. */
  private static void tellsNot(
      String hidden, String own, Map<String, String> shown, String description) {
    long letters = letters(hidden);
    String word = plain(hidden);
    if (letters < 2 || PARTICLES.contains(word)) return;
    shown.forEach(
        (column, value) -> {
          if (column.equals(own) || BY_CHANCE.contains(column)) return;
          boolean told;
          if (letters == 2) {
            told = wordsOf(value).contains(hidden);
          } else {
            String text = FOLDED.computeIfAbsent(value, ShownPeopleTest::folded);
            told = wordsOf(text).contains(word) || (word.length() >= 5 && text.contains(word));
          }
          if (told) fail("column %s tells %s: %s", column, hidden, description);
        });
  }

  private static Set<String> wordsOf(String text) {
    return WORDS.computeIfAbsent(
        text, t -> Set.copyOf(new HashSet<>(List.of(NO_LETTER.split(t, -1)))));
  }

  private static String folded(String value) {
    return MARK.matcher(Normalizer.normalize(value, Normalizer.Form.NFD).toLowerCase(Locale.ROOT))
        .replaceAll("");
  }

  private static long letters(String value) {
    return Normalizer.normalize(value, Normalizer.Form.NFC)
        .codePoints()
        .filter(Character::isLetter)
        .count();
  }

  @Test
  void an_analyst_does_not_search_by_what_is_made_of_a_name() {
    for (String field : List.of("email", "user_name", "Display Name", "badge", "age", "account")) {
      assertThatThrownBy(() -> seen("staff", Set.of(field), List.of()))
          .as(field)
          .isInstanceOfSatisfying(
              SharingRefused.class,
              refused -> assertThat(refused.reasons()).containsExactly("search-by-masked-field"));
    }
  }

  @Test
  void a_source_key_that_is_a_user_name_is_masked() {
    GoldenRecord ada = record("staff", "ada.byron", Map.of("family_name", "Byron", "phone", "1"));

    GoldenRecord shown = seen("staff", Set.of(), List.of(ada)).value().records().get(0);

    assertThat(shown.sources()).containsExactly(new SourceKey("hr", "***"));
    assertThat(shown.values().get("phone").source()).isEqualTo(new SourceKey("hr", "***"));
  }
}
