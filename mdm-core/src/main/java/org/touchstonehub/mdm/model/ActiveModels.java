package org.touchstonehub.mdm.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.model.EntityModelReader;
import org.touchstonehub.match.model.ReadModel;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.database.Digests;
import org.touchstonehub.mdm.database.Row;

/** The entity models that the hub follows: versions, one active for each domain. */
@ApplicationScoped
@Transactional
public class ActiveModels {
  private Database database;
  private Clock clock;

  /** Parsed models by the digest of their text; a text never changes its meaning. */
  private final Map<String, EntityModel> parsed = new ConcurrentHashMap<>();

  @SuppressWarnings("NullAway.Init")
  protected ActiveModels() {}

  @Inject
  public ActiveModels(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** In the order of domains. */
  public List<ActiveModel> all() {
    return database
        .sql(
            """
            select version, digest, yaml, recorded_from from mdm.entity_model
            where recorded_to is null order by domain""")
        .list(this::read);
  }

  public Optional<ActiveModel> find(String domain) {
    return database
        .sql(
            """
            select version, digest, yaml, recorded_from from mdm.entity_model
            where domain = :domain and recorded_to is null""")
        .set("domain", domain)
        .first(this::read);
  }

  /**
   * @throws UnknownDomain if no model is active for it
   */
  public ActiveModel require(String domain) {
    return find(domain).orElseThrow(() -> new UnknownDomain(domain));
  }

  /**
   * Makes a model the active one of its domain. The same text again makes no new version.
   *
   * @return true if it became a new version
   */
  public boolean follow(ReadModel read) {
    String domain = read.model().name();
    database.lock("model:" + domain);
    String digest = Digests.sha256Hex(read.yaml());
    Optional<ActiveModel> current = find(domain);
    if (current.isPresent() && current.get().digest().equals(digest)) return false;
    Instant now = clock.instant();
    database
        .sql(
            """
            update mdm.entity_model set recorded_to = greatest(:now, recorded_from)
            where domain = :domain and recorded_to is null""")
        .set("now", now)
        .set("domain", domain)
        .update();
    database
        .sql(
            """
            insert into mdm.entity_model (domain, version, digest, yaml, recorded_from)
            values (:domain, :version, :digest, :yaml, :now)""")
        .set("domain", domain)
        .set("version", current.map(ActiveModel::version).orElse(0) + 1)
        .set("digest", digest)
        .set("yaml", read.yaml())
        .set("now", now)
        .update();
    return true;
  }

  private ActiveModel read(Row row) throws SQLException {
    String yaml = row.text("yaml");
    String digest = row.text("digest");
    EntityModel model =
        parsed.computeIfAbsent(
            digest,
            ignored ->
                EntityModelReader.read("stored model", yaml.getBytes(StandardCharsets.UTF_8))
                    .model());
    return new ActiveModel(model, row.integer("version"), digest, row.instant("recorded_from"));
  }
}
