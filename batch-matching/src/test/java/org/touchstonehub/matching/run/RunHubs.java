package org.touchstonehub.matching.run;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.touchstonehub.match.model.EntityModelReader;
import org.touchstonehub.mdm.testing.MasterData;

/** Hubs of a test, closed at its end. */
final class RunHubs implements AfterEachCallback {
  static final String[] SURNAMES = {
    "Abernathy", "Blackwood", "Carruthers", "Delacroix", "Eastwick", "Fairbanks", "Goldsmith",
    "Hollingsworth", "Ironside", "Jankowski", "Kettering", "Lockhart", "Montague", "Nightingale"
  };
  static final String[] NAMES = {
    "Beatrice", "Cornelius", "Dorothea", "Ferdinand", "Gwendolyn", "Humphrey", "Isadora", "Leopold"
  };

  private static final String[] TOWNS = {"Essen", "Leeds", "Lyon", "Turin", "Ghent"};
  private static final String[] TRADES = {
    "Pumps", "Lamps", "Ropes", "Bakery", "Paper", "Tools", "Glass"
  };

  private final List<MasterData> hubs = new ArrayList<>();

  @Override
  public void afterEach(ExtensionContext context) {
    hubs.forEach(MasterData::close);
    hubs.clear();
  }

  /** An empty hub of a shipped model, for as long as the test. */
  MasterData empty(String model, String... systems) {
    MasterData data = new MasterData(List.of("mdm", "matching"));
    hubs.add(data);
    data.hub.run(
        () -> {
          data.activation.activate(EntityModelReader.shipped(model));
          for (String system : systems) data.systems.register(system, model, "");
        });
    return data;
  }

  /** One hub with customers in two systems, every second person in both. */
  RunHub customers() {
    MasterData data = empty("customer", "crm", "shop");
    StringBuilder crm = new StringBuilder("id,given_name,family_name,birth_date,email,phone\n");
    StringBuilder shop = new StringBuilder("id,given_name,family_name,birth_date,email,phone\n");
    for (int i = 0; i < 56; i++) {
      String name = NAMES[i % NAMES.length];
      String surname = SURNAMES[i % SURNAMES.length];
      String rest =
          "%s,%s,19%02d-%02d-%02d,%s.%s%d@example.org,+4420794600%02d%n"
              .formatted(name, surname, 40 + i, 1 + i % 12, 1 + i % 28, name, surname, i, i);
      crm.append(i).append(',').append(rest);
      if (i % 2 == 0) shop.append("s").append(i).append(',').append(rest);
    }
    data.load("crm", crm.toString());
    data.load("shop", shop.toString());
    return new RunHub(data);
  }

  /** A hub of suppliers without records. */
  RunHub suppliers() {
    return new RunHub(empty("supplier", "erp", "procurement"), "supplier");
  }

  /** Firms in both systems, each once; one number more than there are. */
  static void loadFirms(RunHub hub, int from, int to) {
    String header = "id,name,street,postcode,city,vat_number\n";
    StringBuilder erp = new StringBuilder(header);
    StringBuilder procurement = new StringBuilder(header);
    for (int i = from; i < to; i++) {
      String name = SURNAMES[i % 14] + " " + NAMES[i / 14 % 8] + " " + TRADES[i / 3 % 7];
      String rest =
          "%s,%d Mill Lane,%05d,%s,DE%09d%n"
              .formatted(
                  name,
                  1 + i * 37 % 190,
                  10000 + i * 611 % 80000,
                  TOWNS[i % 5],
                  100000000 + i * 7654321L % 899999999);
      erp.append("e").append(i).append(',').append(rest);
      procurement.append("p").append(i).append(',').append(rest.replace("Lane", "Ln"));
    }
    hub.data.load("erp", erp.toString());
    hub.data.load("procurement", procurement.toString());
  }
}
