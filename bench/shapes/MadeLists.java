import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Lists whose names repeat, made from a seed: schools, parts of machines, companies in one house.
 */
final class MadeLists {
  private static final String[] TOWNS = {
    "Ashbourne", "Brackwell", "Corsley", "Dunmere", "Eastholt", "Farrow", "Glenby", "Harwick",
    "Inglefield", "Kelstone", "Lowmoor", "Marsham", "Northam", "Oakhurst", "Penrose", "Ravenby",
    "Silverton", "Thornley", "Upwell", "Westerby", "Wickham", "Yarford", "Hollin", "Beckton"
  };
  private static final String[] STREETS = {
    "Station Road", "Church Lane", "High Street", "Mill Road", "Park Avenue", "Victoria Road",
    "The Green", "School Lane", "Queens Road", "Manor Drive", "Orchard Close", "Chapel Street"
  };
  private static final String[] GIVEN = {
    "Anna", "Brian", "Claire", "David", "Ellen", "Frank", "Grace", "Hugh", "Irene", "James",
    "Karen", "Liam", "Maria", "Nigel", "Olive", "Peter", "Ruth", "Simon", "Tara", "Victor"
  };
  private static final String[] FAMILY = {
    "Abbott", "Barton", "Carver", "Dawson", "Elliot", "Fenton", "Garner", "Hobson", "Irving",
    "Jarvis", "Keating", "Lomax", "Mercer", "Norton", "Osborne", "Pryor", "Quinn", "Rowley",
    "Sutton", "Turner", "Vaughan", "Weller"
  };

  private final Random random;
  private final List<String[]> rows = new ArrayList<>();
  private final List<String> entities = new ArrayList<>();

  private MadeLists(long seed) {
    random = new Random(seed * 7919 + 17);
  }

  /** Schools and branches: few names, each in many towns, some twice in one. */
  static ShapeSet schools(int records, long seed) {
    return new MadeLists(seed).makeSchools(records, "schools-" + seed);
  }

  /** Articles of a few makers in a few groups, told apart by codes and sizes. */
  static ShapeSet parts(int records, long seed) {
    return new MadeLists(seed).makeParts(records, "parts-" + seed);
  }

  /** Groups of companies that share house, telephone and mailbox, and namesakes in other towns. */
  static ShapeSet firms(int records, long seed) {
    return new MadeLists(seed).makeFirms(records, "firms-" + seed);
  }

  private ShapeSet makeSchools(int records, String name) {
    String[] saints = {
      "St Mary's",
      "St John's",
      "Park Lane",
      "Hillside",
      "Riverside",
      "Oakfield",
      "The Meadows",
      "Holy Trinity",
      "Greenway",
      "Northgate",
      "Highfield",
      "Woodlands"
    };
    String[] kinds = {"Primary School", "Infant School", "Junior School", "Academy", "Nursery"};
    for (int e = 0; rows.size() < records; e++) {
      String town = any(TOWNS);
      String title = any(saints) + " " + any(kinds);
      String[] made = {
        title,
        house(),
        postcode(town),
        town,
        phone(town),
        "www." + plain(title) + "-" + plain(town) + (chance(0.3) ? e : "") + ".example",
        person()
      };
      copies(e, made, records);
    }
    return done(
        name,
        "name=organisation street=address postcode=postcode town=locality phone=phone website=url"
            + " head=full-name",
        "name");
  }

  private ShapeSet makeParts(int records, String name) {
    String[] makers = {
      "Bolten", "Kraftwell", "Norvik", "Tessaro", "Unimec", "Haldor", "Pyrex Tools"
    };
    String[] groups = {"Fasteners", "Bearings", "Seals", "Valves", "Hoses", "Drives"};
    String[] things = {
      "Hex bolt",
      "Ball bearing",
      "Shaft seal",
      "Check valve",
      "Pressure hose",
      "V-belt",
      "Washer",
      "Ball valve",
      "Needle bearing",
      "Hose clamp"
    };
    String[] finish = {"zinc plated", "stainless steel", "black", "brass", "reinforced", ""};
    for (int e = 0; rows.size() < records; e++) {
      int thing = random.nextInt(things.length);
      String maker = any(makers);
      String size = (4 + random.nextInt(30)) + "x" + (10 + 5 * random.nextInt(30));
      String[] made = {
        (things[thing] + " " + size + " " + any(finish)).strip(),
        maker,
        maker.substring(0, 2).toUpperCase(Locale.ROOT) + "-" + (10000 + random.nextInt(90000)),
        groups[thing % groups.length],
        String.format(Locale.ROOT, "%.2f", 1 + random.nextInt(9000) / 100.0)
      };
      copies(e, made, records);
    }
    return done(
        name, "title=text maker=organisation code=identifier group=category price=amount", "title");
  }

  private ShapeSet makeFirms(int records, String name) {
    String[] roots = {
      "Albion",
      "Borealis",
      "Castell",
      "Delmar",
      "Everest",
      "Fulcrum",
      "Granite",
      "Hanover",
      "Ivory",
      "Juniper",
      "Keystone",
      "Lantern",
      "Meridian",
      "Nordic",
      "Orion",
      "Pinnacle"
    };
    String[] arms = {
      "Holding", "Services", "Logistics", "Property", "Energy", "Trading", "Finance"
    };
    String[] forms = {"Ltd", "Limited", "GmbH", "PLC", "SA"};
    for (int e = 0; rows.size() < records; ) {
      String town = any(TOWNS);
      String root = any(roots) + (chance(0.4) ? " & " + any(FAMILY) : "");
      String[] shared = {house(), postcode(town), town, phone(town)};
      String host = plain(root) + "-" + plain(town) + ".example";
      List<String> left = new ArrayList<>(List.of(arms));
      Collections.shuffle(left, random);
      for (String arm : left.subList(0, 1 + random.nextInt(4))) {
        String[] made = {
          root + " " + arm + " " + any(forms),
          shared[0],
          shared[1],
          shared[2],
          shared[3],
          "office@" + host,
          "R" + (100000 + random.nextInt(900000))
        };
        copies(e++, made, records);
      }
    }
    return done(
        name,
        "name=organisation street=address postcode=postcode town=locality phone=phone email=email"
            + " register=identifier",
        "name");
  }

  /**
   * One to four records of an entity, each with its slips and omissions; the first column stays.
   */
  private void copies(int entity, String[] made, int records) {
    double draw = random.nextDouble();
    int count = draw < 0.45 ? 1 : draw < 0.8 ? 2 : draw < 0.95 ? 3 : 4;
    for (int copy = 0; copy < count && rows.size() < records; copy++) {
      String[] row = made.clone();
      for (int column = 0; column < row.length; column++) {
        if (column > 0 && chance(0.2)) row[column] = null;
        else if (chance(0.1)) row[column] = slip(row[column]);
        else if (chance(0.1)) row[column] = row[column].toUpperCase(Locale.ROOT);
      }
      rows.add(row);
      entities.add("e" + entity);
    }
  }

  private String slip(String value) {
    if (value.length() < 4) return value;
    int at = 1 + random.nextInt(value.length() - 2);
    return switch (random.nextInt(3)) {
      case 0 -> value.substring(0, at) + value.substring(at + 1);
      case 1 ->
          value.substring(0, at)
              + value.charAt(at + 1)
              + value.charAt(at)
              + value.substring(at + 2);
      default -> value.substring(0, at) + value.charAt(at) + value.substring(at);
    };
  }

  private ShapeSet done(String name, String types, String named) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) order.add(i);
    Collections.shuffle(order, random);
    return new ShapeSet(
        name,
        ShapeSet.types(types),
        List.of(named),
        order.stream().map(rows::get).toList(),
        order.stream().map(entities::get).toList());
  }

  private String house() {
    return (1 + random.nextInt(120)) + " " + any(STREETS);
  }

  /** Towns have a few postcodes each. */
  private String postcode(String town) {
    int area = Math.floorMod(town.hashCode(), 89) + 10;
    return "" + area + (100 + random.nextInt(6) * 7);
  }

  private String phone(String town) {
    return "0"
        + (1200 + Math.floorMod(town.hashCode(), 700))
        + " "
        + (100000 + random.nextInt(900000));
  }

  private String person() {
    return any(GIVEN) + " " + any(FAMILY);
  }

  private static String plain(String value) {
    return value.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  private String any(String[] values) {
    return values[random.nextInt(values.length)];
  }

  private boolean chance(double p) {
    return random.nextDouble() < p;
  }
}
