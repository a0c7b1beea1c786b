package org.touchstonehub.mdm.source;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.failure.TouchstoneException;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.golden.CodePoints;
import org.touchstonehub.mdm.link.Corrections;
import org.touchstonehub.mdm.model.ActiveModels;

/** The systems that records come from. */
@ApplicationScoped
@Transactional
public class SourceSystems {
  /** The most characters of a name. */
  public static final int LONGEST_NAME = 60;

  /** The most characters of a description. */
  public static final int LONGEST_DESCRIPTION = 2_000;

  private Database database;
  private ActiveModels models;
  private Clock clock;

  @SuppressWarnings("NullAway.Init")
  protected SourceSystems() {}

  @Inject
  public SourceSystems(Database database, ActiveModels models, Clock clock) {
    this.database = database;
    this.models = models;
    this.clock = clock;
  }

  /**
   * Registers a system, or describes one anew that is registered for this domain already.
   *
   * @throws org.touchstonehub.mdm.model.UnknownDomain if no model is active for the domain
   * @throws InvalidInput if the name is blank, longer than {@link #LONGEST_NAME} or holds a colon,
   *     or the description is longer than {@link #LONGEST_DESCRIPTION}
   * @throws TouchstoneException of kind conflict if the name belongs to another domain
   * @throws ReservedSystem if the name is one of those that the hub keeps for stewards
   */
  public SourceSystemView register(String name, String domain, String description) {
    if (name.isBlank()
        || CodePoints.count(name) > LONGEST_NAME
        || name.indexOf(':') >= 0
        || !CodePoints.storable(name + description)) {
      throw new InvalidInput(
          "source-system",
          "A source system's name has 1 to 60 characters and no colon, and neither it nor the description holds U+0000; choose another.");
    }
    if (Corrections.isReserved(name)) throw new ReservedSystem(name);
    if (CodePoints.count(description) > LONGEST_DESCRIPTION) {
      throw new InvalidInput(
          "source-system",
          "A source system's description has at most %d characters; shorten it."
              .formatted(LONGEST_DESCRIPTION));
    }
    models.require(domain);
    database.lock("system:" + name);
    SourceSystem known = database.entities().find(SourceSystem.class, name);
    if (known == null) {
      SourceSystem created = new SourceSystem(name, domain, description, clock.instant());
      database.entities().persist(created);
      database.entities().flush();
      return created.view();
    }
    if (!known.domain().equals(domain)) {
      throw new TouchstoneException(
          TouchstoneException.Kind.CONFLICT,
          "source-system-domain",
          "Source system '%s' belongs to domain '%s'; use another name for '%s'."
              .formatted(name, known.domain(), domain));
    }
    known.describe(description);
    database.entities().flush();
    return known.view();
  }

  /**
   * Takes away a system that never sent a record; the reports of files of which nothing was taken
   * go with it.
   *
   * @throws UnknownSystem if nobody registered it
   * @throws TouchstoneException of kind conflict if the hub has versions of its records, deleted
   *     ones too: they are history, and their keys begin with its name
   */
  public void delete(String name) {
    if (Corrections.isReserved(name)) throw new ReservedSystem(name);
    require(name);
    database.lock("system:" + name, VersionWriter.PATIENCE);
    VersionWriter.lock(database, name, VersionWriter.PATIENCE);
    boolean holdsRecords =
        database
            .sql("select from mdm.source_record where system = :name limit 1")
            .set("name", name)
            .any();
    if (holdsRecords) {
      throw new TouchstoneException(
          TouchstoneException.Kind.CONFLICT,
          "source-system-not-empty",
          "The hub has records of source system '%s', deleted ones included; it stays for their history."
              .formatted(name));
    }
    database
        .sql(
            """
            delete from mdm.ingest_reject r using mdm.ingest i
            where i.id = r.ingest_id and i.system = :name""")
        .set("name", name)
        .update();
    database.sql("delete from mdm.ingest where system = :name").set("name", name).update();
    database.sql("delete from mdm.source_system where name = :name").set("name", name).update();
    database.entities().clear(); // it was read as an entity
  }

  /** Registers the system of a domain's corrections, unless it is. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void reserve(String name, String domain) {
    database
        .sql(
            """
            insert into mdm.source_system (name, domain, description, created, revision)
            values (:name, :domain, 'What stewards say of golden records.', :now, 0)
            on conflict do nothing""")
        .set("name", name)
        .set("domain", domain)
        .set("now", clock.instant())
        .update();
  }

  /**
   * The domain of a system that may be written.
   *
   * @throws UnknownSystem if nobody registered it
   * @throws ReservedSystem if it holds what stewards say
   */
  public String requireWritable(String name) {
    if (Corrections.isReserved(name)) throw new ReservedSystem(name);
    return require(name).domain();
  }

  public Optional<SourceSystemView> find(String name) {
    return Optional.ofNullable(database.entities().find(SourceSystem.class, name))
        .map(SourceSystem::view);
  }

  /**
   * Systems of these domains, in the order of names.
   *
   * @param after only systems whose name comes later; empty for the first
   */
  public List<SourceSystemView> of(Collection<String> domains, String after, int most) {
    return database
        .entities()
        .createQuery(
            "from SourceSystem s where s.domain in :domains and s.name > :after order by s.name",
            SourceSystem.class)
        .setParameter("domains", domains)
        .setParameter("after", after)
        .setMaxResults(most)
        .getResultStream()
        .map(SourceSystem::view)
        .toList();
  }

  /**
   * A system that stays until the transaction of the caller ends: who takes it away waits for that,
   * and sees what was written.
   *
   * @throws UnknownSystem if nobody registered it, or if it was taken away just before
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public SourceSystemView hold(String name) {
    return Optional.ofNullable(
            database.entities().find(SourceSystem.class, name, LockModeType.PESSIMISTIC_READ))
        .map(SourceSystem::view)
        .orElseThrow(() -> new UnknownSystem(name));
  }

  /**
   * @throws UnknownSystem if nobody registered it
   */
  public SourceSystemView require(String name) {
    return find(name).orElseThrow(() -> new UnknownSystem(name));
  }
}
