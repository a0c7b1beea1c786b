package org.touchstonehub.product;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.mdm.model.DefinitionFolder;
import org.touchstonehub.policy.purpose.Purpose;
import org.touchstonehub.policy.purpose.PurposeEntry;
import org.touchstonehub.policy.purpose.Purposes;

/**
 * Reads products from YAML. A purpose that the policy does not know, or a legal basis that cannot
 * carry it, is refused here already, although no decision would permit it either.
 */
public final class ProductReader {
  private static final List<String> SHIPPED =
      List.of("customer-golden", "supplier-golden", "employee-golden");
  private static final String SELF_RECORDED_CONSENT = "self-recorded-consent";
  private static final Set<String> KEYS =
      Set.of(
          "product",
          "version",
          "domain",
          "owner",
          "description",
          "purposes",
          "objectives",
          SELF_RECORDED_CONSENT);
  private static final int MOST_BYTES = 1 << 20;

  private final Purposes purposes;

  public ProductReader(Purposes purposes) {
    this.purposes = purposes;
  }

  /** The products that come with Touchstone. */
  public List<ProductDefinition> shipped() {
    List<ProductDefinition> products = new ArrayList<>();
    for (String name : SHIPPED) {
      String resource = name + ".yaml";
      try (InputStream in = ProductReader.class.getResourceAsStream(resource)) {
        products.add(read(resource, Objects.requireNonNull(in, resource).readAllBytes()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return products;
  }

  /**
   * The products of a folder, by name: each of its files that ends in {@code .yaml} or {@code .yml}
   * and is right.
   */
  public DefinitionFolder<ProductDefinition> folder(Path folder) {
    return DefinitionFolder.read(
        folder, "product", Set.copyOf(SHIPPED), this::read, ProductDefinition::name);
  }

  private ProductDefinition read(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new InvalidProduct(file.toString(), List.of("it has more than 1 MiB"));
      }
      return read(file.toString(), Files.readAllBytes(file));
    } catch (IOException e) {
      throw new InvalidInput(
          "data-product",
          "%s cannot be read (%s)".formatted(file, e.getClass().getSimpleName()),
          e);
    }
  }

  /**
   * @param origin what the text is called in messages
   * @throws InvalidProduct if the text is not a product; tells all that is wrong
   */
  public ProductDefinition read(String origin, byte[] yaml) {
    Object root;
    try {
      LoadSettings settings =
          LoadSettings.builder().setLabel(origin).setAllowDuplicateKeys(false).build();
      root = new Load(settings).loadFromString(new String(yaml, StandardCharsets.UTF_8));
    } catch (YamlEngineException e) {
      throw new InvalidProduct(origin, List.of("it is not valid YAML: " + oneLine(e)));
    }
    if (!(root instanceof Map<?, ?> map)) {
      throw new InvalidProduct(origin, List.of("it is not a mapping of keys to values"));
    }
    Form form = new Form(map);
    String domain = form.text("domain");
    ProductDefinition definition =
        new ProductDefinition(
            form.text("product"),
            form.text("version"),
            domain,
            form.text("owner"),
            form.text("description"),
            form.purposes(domain, purposes),
            form.objectives(),
            form.selfRecordedConsent());
    form.noOtherKeys();
    if (!form.faults.isEmpty()) throw new InvalidProduct(origin, form.faults);
    return definition;
  }

  /** Tells line and column. */
  private static String oneLine(YamlEngineException e) {
    return String.valueOf(e.getMessage()).replaceAll("\\s+", " ").strip();
  }

  /** The mapping of a file, and what is wrong with it. */
  private static final class Form {
    private final Map<?, ?> map;
    private final List<String> faults = new ArrayList<>();

    Form(Map<?, ?> map) {
      this.map = map;
    }

    String text(String key) {
      return text(map, key, "");
    }

    private String text(Map<?, ?> from, String key, String where) {
      Object value = from.get(key);
      if (value instanceof String text && !text.isBlank()) return text.strip();
      faults.add("%s'%s' needs a text".formatted(where, key));
      return "";
    }

    SortedMap<String, String> purposes(String domain, Purposes known) {
      SortedMap<String, String> read = new TreeMap<>();
      if (!(map.get("purposes") instanceof Map<?, ?> given) || given.isEmpty()) {
        faults.add("'purposes' needs at least one purpose with its legal basis");
        return read;
      }
      given.forEach(
          (code, basis) -> {
            String fault = fault(domain, String.valueOf(code), String.valueOf(basis), known);
            if (fault != null) faults.add(fault);
            read.put(String.valueOf(code), String.valueOf(basis));
          });
      return read;
    }

    private static @Nullable String fault(
        String domain, String code, String basis, Purposes known) {
      PurposeEntry purpose;
      try {
        purpose = known.find(new Purpose(code)).orElse(null);
      } catch (InvalidInput e) {
        purpose = null;
      }
      if (purpose == null) return "the policy knows no purpose '%s'".formatted(code);
      Set<String> allowed = new TreeSet<>(purpose.legalBases().getOrDefault("any", List.of()));
      allowed.addAll(purpose.legalBases().getOrDefault(domain, List.of()));
      if (allowed.contains(basis)) return null;
      return "purpose '%s' cannot stand on legal basis '%s' for %s; the policy allows %s"
          .formatted(code, basis, domain, allowed.isEmpty() ? "none" : String.join(", ", allowed));
    }

    List<Objective> objectives() {
      List<Objective> read = new ArrayList<>();
      Object given = map.get("objectives");
      if (given == null) return read;
      if (!(given instanceof List<?> list)) {
        faults.add("'objectives' needs a list");
        return read;
      }
      for (int i = 0; i < list.size(); i++) {
        String where = "objective %d: ".formatted(i + 1);
        if (list.get(i) instanceof Map<?, ?> entry
            && entry.get("target") instanceof Number target) {
          read.add(
              new Objective(
                  text(entry, "name", where),
                  new BigDecimal(target.toString()),
                  text(entry, "unit", where)));
        } else {
          faults.add(where + "needs name, target (a number) and unit");
        }
      }
      return read;
    }

    /** Absent means refused. */
    boolean selfRecordedConsent() {
      Object given = map.get(SELF_RECORDED_CONSENT);
      if ("allowed".equals(given)) return true;
      if (map.containsKey(SELF_RECORDED_CONSENT) && !"refused".equals(given)) {
        faults.add("'%s' is allowed or refused".formatted(SELF_RECORDED_CONSENT));
      }
      return false;
    }

    void noOtherKeys() {
      for (Object key : map.keySet()) {
        if (!KEYS.contains(String.valueOf(key))) faults.add("there is no key '%s'".formatted(key));
      }
    }
  }
}
