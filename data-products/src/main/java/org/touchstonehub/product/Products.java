package org.touchstonehub.product;

import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.touchstonehub.match.model.Attribute;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.database.Digests;
import org.touchstonehub.mdm.database.Json;
import org.touchstonehub.mdm.database.Remembered;
import org.touchstonehub.mdm.database.Row;
import org.touchstonehub.mdm.database.Transactions;
import org.touchstonehub.mdm.model.ActiveModel;
import org.touchstonehub.mdm.model.ActiveModels;
import org.touchstonehub.mdm.model.DefinitionFolder;
import org.touchstonehub.policy.gate.ProductFacts;
import org.touchstonehub.policy.pdp.GovernedAttribute;
import org.touchstonehub.policy.pdp.GovernedProduct;
import org.touchstonehub.policy.purpose.Purpose;

/**
 * The published data products. Publishing the same definition again changes nothing; another one of
 * the same name is the next version, and the one before is closed, never overwritten.
 */
public final class Products implements ProductFacts {
  private static final TypeReference<ProductDefinition> DEFINITION = new TypeReference<>() {};

  /** For so long a decision may rest on a product or a model that was replaced meanwhile. */
  static final Duration LONGEST = Duration.ofSeconds(1);

  private final Database database;
  private final Transactions transactions;
  private final Clock clock;
  private final ActiveModels models;

  /** Each read asks for its product, and products change with a release of the hub. */
  private final Remembered<String, GovernedProduct> governed = new Remembered<>(1_000, LONGEST);

  public Products(Database database, Transactions transactions, Clock clock, ActiveModels models) {
    this.database = database;
    this.transactions = transactions;
    this.clock = clock;
    this.models = models;
  }

  /** The name of the product that offers a domain's golden records. */
  public static String goldenOf(String domain) {
    return domain + "-golden";
  }

  /**
   * Publishes these products, and a default one for each active model whose domain has no golden
   * product yet. To be called when models have become active.
   */
  public void publish(Collection<ProductDefinition> definitions) {
    publish(definitions, DefinitionFolder.none());
  }

  /**
   * Publishes the products of a folder, those of the shipped ones that it does not replace, and a
   * default one for each active model whose domain has no golden product then. What a refused file
   * stands for stays as it was published before; where it never was, it is not published at all.
   */
  public void publish(
      Collection<ProductDefinition> shipped, DefinitionFolder<ProductDefinition> folder) {
    transactions.join(
        () -> {
          database.lock("products");
          for (ProductDefinition definition : shipped) {
            String name = definition.name();
            boolean isStored = stored(name).isPresent();
            if (folder.taken().containsKey(name) || folder.holds(name, isStored)) continue;
            publish(definition);
          }
          new TreeMap<>(folder.taken()).values().forEach(this::publish);
          for (ActiveModel model : models.all()) {
            String name = goldenOf(model.domain());
            if (stored(name).isEmpty() && !folder.holds(name, false)) {
              publish(byDefault(model.domain()));
            }
          }
          return true;
        });
    governed.forgetAll();
  }

  /**
   * A model alone does not say what its records are for, so its product serves the one purpose that
   * every master record has: keeping it right. Whoever wants more writes a product file.
   */
  private static ProductDefinition byDefault(String domain) {
    return new ProductDefinition(
        goldenOf(domain),
        "1.0.0",
        domain,
        "administrator",
        "Golden records of the model '%s'; a product file can offer them for more purposes."
            .formatted(domain),
        new TreeMap<>(Map.of(Purpose.RECORD_MANAGEMENT.code(), "A6-1-f")),
        List.of(),
        false);
  }

  private void publish(ProductDefinition definition) {
    String json = Json.write(definition);
    String digest = Digests.sha256Hex(json);
    Instant now = clock.instant();
    int closed =
        database
            .sql(
                """
                update product.data_product set recorded_to = greatest(:now, recorded_from)
                where name = :name and recorded_to is null and digest <> :digest""")
            .set("now", now)
            .set("name", definition.name())
            .set("digest", digest)
            .update();
    if (closed == 0 && stored(definition.name()).isPresent()) return;
    database
        .sql(
            """
            insert into product.data_product (name, version, domain, owner, definition, digest,
              recorded_from)
            values (:name, :version, :domain, :owner, cast(:definition as jsonb), :digest, :now)""")
        .set("name", definition.name())
        .set("version", definition.version())
        .set("domain", definition.domain())
        .set("owner", definition.owner())
        .set("definition", json)
        .set("digest", digest)
        .set("now", now)
        .update();
  }

  /** In the order of names. */
  public List<DataProduct> all() {
    return transactions.join(
        () ->
            database
                .sql(
                    """
                    select definition, recorded_from from product.data_product
                    where recorded_to is null order by name""")
                .list(this::read));
  }

  public Optional<DataProduct> find(String name) {
    return transactions.join(() -> stored(name));
  }

  /**
   * @throws UnknownProduct if none of that name is published
   */
  public DataProduct require(String name) {
    return find(name).orElseThrow(() -> new UnknownProduct(name));
  }

  private Optional<DataProduct> stored(String name) {
    return database
        .sql(
            """
            select definition, recorded_from from product.data_product
            where name = :name and recorded_to is null""")
        .set("name", name)
        .first(this::read);
  }

  private DataProduct read(Row row) throws SQLException {
    ProductDefinition definition = Json.read(row.text("definition"), DEFINITION);
    List<Attribute> attributes =
        models
            .find(definition.domain())
            .map(active -> active.model().attributes())
            .orElse(List.of());
    return new DataProduct(definition, attributes, row.instant("recorded_from"));
  }

  @Override
  public Optional<GovernedProduct> product(String name) {
    return governed.get(name, asked -> find(asked).map(Products::governed));
  }

  private static GovernedProduct governed(DataProduct product) {
    ProductDefinition definition = product.definition();
    return new GovernedProduct(
        definition.name(),
        definition.version(),
        definition.domain(),
        product.attributes().stream()
            .map(attribute -> governed(attribute, product.attributes()))
            .toList(),
        definition.purposes().entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    entry -> new Purpose(entry.getKey()), Map.Entry::getValue)),
        definition.selfRecordedConsent());
  }

  private static GovernedAttribute governed(Attribute attribute, List<Attribute> all) {
    return new GovernedAttribute(
        attribute.name(),
        attribute.type().yamlName(),
        attribute.classification().name().toLowerCase(Locale.ROOT),
        attribute.originsAmong(all));
  }
}
