package org.touchstonehub.mdm.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.model.EntityModelReader;
import org.touchstonehub.match.model.InvalidModel;
import org.touchstonehub.match.model.ReadModel;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.database.Digests;
import org.touchstonehub.mdm.database.Row;

/** The entity models that the hub follows: versions, one active for each domain. */
@ApplicationScoped
@Transactional
public class ActiveModels {
  private static final Logger LOG = System.getLogger(ActiveModels.class.getName());
  private static final String STORED = "stored model";

  private Database database;
  private Clock clock;

  /** Parsed models by the digest of their text; a text never changes its meaning. */
  private final Map<String, EntityModel> parsed = new ConcurrentHashMap<>();

  /** Digests of stored models that were told of as unreadable. */
  private final Set<String> unreadable = ConcurrentHashMap.newKeySet();

  /** Domains whose model was refused at this start. */
  private final Set<String> refused = ConcurrentHashMap.newKeySet();

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
        .list(this::read)
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  public Optional<ActiveModel> find(String domain) {
    return database
        .sql(
            """
            select version, digest, yaml, recorded_from from mdm.entity_model
            where domain = :domain and recorded_to is null""")
        .set("domain", domain)
        .first(this::read)
        .flatMap(Function.identity());
  }

  /**
   * @throws UnknownDomain if no model is active for it
   * @throws ModelRefused if none is because its file is wrong
   */
  public ActiveModel require(String domain) {
    return find(domain)
        .orElseThrow(
            () -> refused.contains(domain) ? new ModelRefused(domain) : new UnknownDomain(domain));
  }

  /** Remembers that the model of a domain is wrong; one that is active already stays so. */
  public void refuse(String domain) {
    refused.add(domain);
  }

  /** Waits for whoever else changes the model of a domain; until the transaction ends. */
  public void lock(String domain) {
    database.lock("model:" + domain);
  }

  /**
   * Makes a model the active one of its domain. The same text again makes no new version.
   *
   * @return true if it became a new version
   */
  public boolean follow(ReadModel read) {
    String domain = read.model().name();
    lock(domain);
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
            select :domain, coalesce(max(version), 0) + 1, :digest, :yaml, :now
            from mdm.entity_model where domain = :domain""")
        .set("domain", domain)
        .set("digest", digest)
        .set("yaml", read.yaml())
        .set("now", now)
        .update();
    return true;
  }

  /** Empty where another version of the hub took a model that this one refuses. */
  private Optional<ActiveModel> read(Row row) throws SQLException {
    String yaml = row.text("yaml");
    String digest = row.text("digest");
    int version = row.integer("version");
    Instant since = row.instant("recorded_from");
    try {
      EntityModel model =
          parsed.computeIfAbsent(
              digest,
              ignored ->
                  EntityModelReader.read(STORED, yaml.getBytes(StandardCharsets.UTF_8)).model());
      return Optional.of(new ActiveModel(model, version, digest, since));
    } catch (InvalidModel wrong) {
      if (unreadable.add(digest)) {
        LOG.log(
            Level.ERROR,
            "event=stored-model-refused version={0} digest={1} reason=\"{2}\"",
            String.valueOf(version),
            digest,
            wrong.getMessage());
      }
      return Optional.empty();
    }
  }
}
