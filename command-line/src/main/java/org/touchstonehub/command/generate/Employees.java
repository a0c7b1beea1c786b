package org.touchstonehub.command.generate;

import static org.touchstonehub.command.generate.Source.shares;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Employees: the members of households who work here, as HR, payroll and the directory know them.
 */
final class Employees implements World {
  private static final WordFile BUSINESS = new WordFile("business");
  private static final Map<String, List<String>> TITLES =
      WordFile.variants(BUSINESS.lines("job-titles").get(0));
  private static final Map<String, List<String>> DEPARTMENTS =
      WordFile.variants(BUSINESS.lines("departments").get(0));

  private static final List<Source> SOURCES =
      List.of(
          new Source(
              "hr",
              "4",
              0.93,
              0.05,
              0.5,
              shares(
                  "middle_name 0.40, gender 0.03, birth_date 0.02, street 0.04, postcode 0.03, "
                      + "city 0.02, country 0.05, phone 0.35, email 0.30, tax_id 0.35, iban 0.80"),
              List.of("Y-M-D"),
              List.of("F", "M"),
              0.02),
          new Source(
              "payroll",
              "4",
              0.90,
              0.05,
              0.8,
              shares(
                  "middle_name 0.80, gender 0.30, birth_date 0.08, street 0.06, postcode 0.05, "
                      + "city 0.04, country 0.30, phone 0.90, email 0.92, tax_id 0.12, iban 0.06, "
                      + "job_title 0.60, department 0.30"),
              List.of("D.M.Y", "D/M/Y"),
              List.of("f", "m"),
              0.55),
          new Source(
              "directory",
              "u",
              0.88,
              0.03,
              0.9,
              shares(
                  "middle_name 0.90, gender 0.80, birth_date 1.0, street 1.0, postcode 1.0, "
                      + "city 0.25, country 0.15, phone 0.10, email 0.05, tax_id 1.0, iban 1.0, "
                      + "job_title 0.10, department 0.10"),
              List.of("Y-M-D"),
              List.of("female", "male"),
              0.0));

  private final Draw draw;
  private final Tally tally;
  private final Households households;
  private final PersonScribe scribe;
  private final List<Job> jobs = new ArrayList<>();

  Employees(Draw draw, Tally tally) {
    this.draw = draw;
    this.tally = tally;
    households = new Households(draw, tally, 1959, 2006);
    scribe = new PersonScribe(draw, tally);
  }

  /**
   * What somebody does.
   *
   * @param site the number of the switchboard at the place of work
   */
  private record Job(
      Person person,
      String title,
      String department,
      String extension,
      String site,
      String email) {}

  @Override
  public List<Source> sources() {
    return SOURCES;
  }

  @Override
  public int more() {
    for (Person person : households.next()) {
      Country country = person.country();
      String given = Slips.ascii(person.given()).toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
      String family =
          Slips.ascii(person.family()).toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
      String host = "@" + country.host("example-works");
      String email = (draw.chance(0.8) ? given : given.charAt(0)) + "." + family + host;
      Draw ofSite = new Draw(0, person.home().town());
      String site = country.landline(ofSite, person.home());
      jobs.add(
          new Job(
              person,
              draw.from(List.copyOf(TITLES.keySet())),
              draw.from(List.copyOf(DEPARTMENTS.keySet())),
              site.substring(0, site.length() - 2) + draw.fill("##"),
              site,
              email));
    }
    return jobs.size();
  }

  @Override
  public Map<String, String> write(int thing, Source source) {
    Job job = jobs.get(thing);
    Map<String, String> row = scribe.write(job.person(), source);
    boolean atWork = source.name().equals("directory");
    if (atWork && !row.getOrDefault("phone", "").isEmpty()) {
      boolean switchboard = draw.chance(0.3);
      if (switchboard) tally.count(Phenomenon.SHARED_SWITCHBOARD);
      row.put("phone", switchboard ? job.site() : job.extension());
    }
    if (!row.getOrDefault("email", "").isEmpty() && (atWork || draw.chance(0.7))) {
      row.put("email", job.email());
    }
    other(row, source, "job_title", job.title(), TITLES);
    other(row, source, "department", job.department(), DEPARTMENTS);
    return row;
  }

  /** The word of HR, or another system's word for it. */
  private void other(
      Map<String, String> row,
      Source source,
      String column,
      String word,
      Map<String, List<String>> words) {
    if (draw.chance(source.missing(column))) return;
    boolean own = source.name().equals("hr") || draw.chance(0.4);
    row.put(column, own ? word : draw.from(words.getOrDefault(word, List.of(word))));
  }

  @Override
  public Map<String, String> writeMoved(int thing, Source source) {
    Job job = jobs.get(thing);
    Person moved = job.person().at(job.person().country().address(draw));
    jobs.set(
        thing,
        new Job(moved, job.title(), job.department(), job.extension(), job.site(), job.email()));
    return write(thing, source);
  }
}
