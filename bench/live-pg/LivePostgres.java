import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManager;
import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.touchstonehub.match.engine.Constraints;
import org.touchstonehub.match.engine.Deltas;
import org.touchstonehub.match.engine.LiveMatching;
import org.touchstonehub.match.engine.MatchEngine;
import org.touchstonehub.match.engine.MatchResult;
import org.touchstonehub.match.engine.Progress;
import org.touchstonehub.match.engine.Step;
import org.touchstonehub.match.engine.TrainedModel;
import org.touchstonehub.match.file.FileRow;
import org.touchstonehub.match.file.RecordFile;
import org.touchstonehub.match.file.Reject;
import org.touchstonehub.match.file.RowConsumer;
import org.touchstonehub.match.model.Attribute;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.model.EntityModelReader;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.matching.live.Claims;
import org.touchstonehub.matching.live.Contended;
import org.touchstonehub.matching.live.LiveRecords;
import org.touchstonehub.matching.live.Placements;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.database.Migrations;

/**
 * Live matching over PostgreSQL measured: places the records of a file but for some, then searches,
 * inserts, changes and deletes, each change durable before the next, by one client and by four.
 *
 * <p>Arguments: model, file, number of deltas a round, folder for PostgreSQL.
 */
final class LivePostgres {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ThreadLocal<EntityManager> CURRENT = new ThreadLocal<>();

  private final DataSource source;
  private final SessionFactory sessions;
  private final Database database;
  private final Placements placements;
  private final EntityModel model;
  private final List<SourceKey> keys = new ArrayList<>();
  private final List<String[]> rows = new ArrayList<>();
  private final AtomicInteger contended = new AtomicInteger();
  private LiveMatching matching;

  private LivePostgres(DataSource source, EntityModel model) {
    this.source = source;
    this.model = model;
    Configuration configuration = new Configuration();
    configuration.getProperties().put("hibernate.connection.datasource", source);
    sessions = configuration.buildSessionFactory();
    database =
        new Database(
            (EntityManager)
                Proxy.newProxyInstance(
                    LivePostgres.class.getClassLoader(),
                    new Class<?>[] {EntityManager.class},
                    (proxy, method, arguments) -> {
                      try {
                        return method.invoke(CURRENT.get(), arguments);
                      } catch (InvocationTargetException e) {
                        throw e.getCause();
                      }
                    }));
    placements = new Placements(database, Clock.systemUTC());
  }

  public static void main(String[] arguments) throws Exception {
    EntityModel model = EntityModelReader.read(Path.of(arguments[0])).model();
    int deltas = Integer.parseInt(arguments[2]);
    Path folder = Path.of(arguments[3]);
    try (EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(new File(folder.toFile(), "server"))
            .setServerConfig("shared_buffers", "1GB")
            .setServerConfig("max_wal_size", "4GB")
            .setServerConfig("max_connections", "100")
            .start()) {
      DataSource source = server.getPostgresDatabase();
      new Migrations(source).migrate("mdm", "matching");
      new LivePostgres(source, model).run(Path.of(arguments[1]), deltas);
    }
  }

  private void run(Path file, int deltas) throws SQLException {
    read(file);
    shuffle();
    int held = 4 * deltas;
    int there = rows.size() - held;
    double seconds = timed(() -> loadSources(there));
    System.out.printf("source records loaded in %.1f s%n", seconds);
    RecordTable.Builder builder =
        RecordTable.of(model.attributes().stream().map(Attribute::name).toList());
    for (int row = 0; row < there; row++) builder.add(keys.get(row), rows.get(row));
    RecordTable table = builder.build();
    long start = System.nanoTime();
    TrainedModel trained = MatchEngine.train(model, table, Progress.NONE);
    MatchResult result = MatchEngine.match(trained, table, Constraints.NONE, Progress.NONE);
    System.out.printf(
        "records=%d, trained and matched in %.1f s%n", there, (System.nanoTime() - start) / 1e9);
    matching = new LiveMatching(trained);
    store(trained);
    int[] versions = new int[there];
    Arrays.fill(versions, 1);
    seconds = timed(() -> placements.replaceAll(trained, "", table, versions, result));
    System.out.printf("place_all_s=%.1f (computing keys, COPY, indexes, statistics)%n", seconds);
    plainCopy();
    sizes();
    alone(() -> database.sql("analyze mdm.source_record").update());
    warmUp(deltas);
    for (int clients : new int[] {1, 4})
      measure(clients, deltas, there + deltas * (clients == 1 ? 0 : 1));
    many(deltas);
    sizes();
  }

  /** Both lists in one order. */
  private void shuffle() {
    List<Integer> order = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) order.add(row);
    Collections.shuffle(order, new Random(7));
    List<SourceKey> oldKeys = List.copyOf(keys);
    List<String[]> oldRows = List.copyOf(rows);
    for (int row = 0; row < order.size(); row++) {
      keys.set(row, oldKeys.get(order.get(row)));
      rows.set(row, oldRows.get(order.get(row)));
    }
  }

  private void read(Path file) {
    RecordFile.of(file, model, null)
        .read(
            new RowConsumer() {
              @Override
              public void row(FileRow row) {
                keys.add(row.key());
                rows.add(row.values());
              }

              @Override
              public void reject(Reject reject) {}

              @Override
              public void progress(long bytes) {}
            });
  }

  private <T> T alone(Supplier<T> work) {
    Connection connection = CONNECTIONS.get();
    try {
      if (connection == null || connection.isClosed()) {
        connection = source.getConnection();
        CONNECTIONS.set(connection);
      }
      boolean whole = false;
      try (EntityManager entities = sessions.withOptions().connection(connection).openSession()) {
        CURRENT.set(entities);
        entities.getTransaction().begin();
        T result = work.get();
        entities.getTransaction().commit();
        whole = true;
        return result;
      } finally {
        CURRENT.remove();
        if (!whole) {
          connection.rollback();
          connection.setAutoCommit(true);
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final ThreadLocal<Connection> CONNECTIONS = new ThreadLocal<>();

  private double timed(Runnable work) {
    long start = System.nanoTime();
    alone(
        () -> {
          work.run();
          return 0;
        });
    return (System.nanoTime() - start) / 1e9;
  }

  private String json(String[] values) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (int a = 0; a < values.length; a++) {
      if (values[a] != null) texts.put(model.attributes().get(a).name(), values[a]);
    }
    try {
      return JSON.writeValueAsString(texts);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void loadSources(int there) {
    for (String system : keys.stream().map(SourceKey::system).distinct().toList()) {
      database
          .sql(
              """
              insert into mdm.source_system (name, domain, description, created, revision)
              values (:system, :domain, '', now(), 0)""")
          .set("system", system)
          .set("domain", model.name())
          .update();
    }
    database.copy(
        "mdm.source_record (system, key, version, attributes, digest, deleted, recorded_from)",
        text -> {
          for (int row = 0; row < there; row++) {
            SourceKey key = keys.get(row);
            text.row(
                key.system(), key.key(), 1, json(rows.get(row)), new byte[8], false, "2026-01-01");
          }
        });
  }

  private void store(TrainedModel trained) {
    alone(
        () ->
            database
                .sql(
                    """
                    insert into matching.trained_model
                      (digest, domain, artefact, created)
                    values (:digest, :domain, :artefact, now())""")
                .set("digest", trained.digest())
                .set("domain", model.name())
                .set("artefact", trained.toJson())
                .update());
  }

  /** The same rows by the database alone: into a table without an index, then the indexes. */
  private void plainCopy() throws SQLException {
    String table = alone(() -> placements.inUse(model.name()).orElseThrow()).id() + "";
    Path file = Path.of("/tmp", "placement-" + ProcessHandle.current().pid() + ".copy");
    try (Connection connection = source.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("copy matching.placement_%s to '%s'".formatted(table, file));
      statement.execute("create table plain (like matching.placement_%s)".formatted(table));
      long start = System.nanoTime();
      statement.execute("copy plain from '%s'".formatted(file));
      double copied = (System.nanoTime() - start) / 1e9;
      statement.execute("alter table plain add primary key (system, key)");
      statement.execute("create index on plain using gin (block_keys) with (fastupdate = off)");
      statement.execute("create index on plain using gin (rule_groups) with (fastupdate = off)");
      double indexed = (System.nanoTime() - start) / 1e9;
      System.out.printf("plain_copy_s=%.1f, with indexes %.1f%n", copied, indexed);
      statement.execute("drop table plain");
    } finally {
      try {
        Files.deleteIfExists(file);
      } catch (java.io.IOException e) {
        System.err.println(e);
      }
    }
  }

  private void sizes() throws SQLException {
    try (Connection connection = source.getConnection();
        var statement = connection.createStatement();
        var found =
            statement.executeQuery(
                """
                select c.relname, pg_table_size(c.oid) / 1000000 as mb from pg_class c
                join pg_namespace n on n.oid = c.relnamespace
                where n.nspname = 'matching' and c.relname like 'placement\\_%'
                  and c.relkind in ('r', 'i') order by 1""")) {
      while (found.next()) {
        System.out.printf("size %s %d MB%n", found.getString(1), found.getLong(2));
      }
    }
  }

  private Step change(Deltas deltas) {
    Claims claims = Claims.none();
    while (true) {
      try {
        return alone(
            () -> {
              LiveRecords records =
                  placements.claiming(model, set -> Constraints.NONE, claims).orElseThrow();
              Step step = matching.step(records, deltas);
              placements.store(records.generation(), step, write(deltas));
              return step;
            });
      } catch (Contended again) {
        contended.incrementAndGet();
      }
    }
  }

  private Map<SourceKey, Integer> write(Deltas deltas) {
    Map<SourceKey, Integer> versions = new LinkedHashMap<>();
    deltas.put().forEach((key, values) -> versions.put(key, write(key, values)));
    deltas.removed().forEach(key -> write(key, null));
    return versions;
  }

  private int write(SourceKey key, String[] values) {
    database
        .sql(
            """
            update mdm.source_record set recorded_to = now()
            where system = :system and key = :key and recorded_to is null""")
        .set("system", key.system())
        .set("key", key.key())
        .update();
    return database
        .sql(
            """
            insert into mdm.source_record
              (system, key, version, attributes, digest, deleted, recorded_from)
            select :system, :key, coalesce(max(version), 0) + 1, cast(:attributes as jsonb), '',
              cast(:deleted as boolean), now()
            from mdm.source_record where system = :system and key = :key
            returning version""")
        .set("system", key.system())
        .set("key", key.key())
        .set("attributes", values == null ? "{}" : json(values))
        .set("deleted", values == null)
        .first(row -> row.integer("version"))
        .orElseThrow();
  }

  private void warmUp(int deltas) {
    for (int n = 0; n < Math.min(2_000, deltas); n++) {
      int row = n;
      alone(
          () ->
              matching.search(
                  placements.reading(model, set -> Constraints.NONE).orElseThrow(),
                  keys.get(row),
                  rows.get(row)));
      if (n % 4 == 0) change(Deltas.put(keys.get(row), rows.get(row)));
    }
  }

  private void measure(int clients, int deltas, int from) {
    Times search = new Times();
    Times insert = new Times();
    Times change = new Times();
    Times delete = new Times();
    int before = contended.get();
    CountDownLatch done = new CountDownLatch(clients);
    AtomicInteger next = new AtomicInteger();
    long start = System.nanoTime();
    for (int client = 0; client < clients; client++) {
      Random random = new Random(client + 31L * clients);
      new Thread(
              () -> {
                try {
                  for (int n = next.getAndIncrement(); n < deltas; n = next.getAndIncrement()) {
                    int coming = from + n;
                    SourceKey key = keys.get(coming);
                    search.of(
                        () ->
                            alone(
                                () ->
                                    matching.search(
                                        placements
                                            .reading(model, set -> Constraints.NONE)
                                            .orElseThrow(),
                                        key,
                                        rows.get(coming))));
                    insert.of(() -> change(Deltas.put(key, rows.get(coming))));
                    int other = random.nextInt(from);
                    String[] values = rows.get(other).clone();
                    values[random.nextInt(values.length)] = null;
                    if (n % 4 == 0) change.of(() -> change(Deltas.put(keys.get(other), values)));
                    if (n % 4 == 1) delete.of(() -> change(Deltas.remove(keys.get(other))));
                  }
                } finally {
                  done.countDown();
                }
              })
          .start();
    }
    try {
      done.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        "%d client(s): %.0f operations a second, %d attempts contended%n",
        clients,
        (search.size + insert.size + change.size + delete.size) / seconds,
        contended.get() - before);
    System.out.println("                 times   median      95 %      99 %       most  (ms)");
    search.print("search");
    insert.print("insert");
    change.print("change");
    delete.print("delete");
  }

  /** Many records in one step. */
  private void many(int deltas) {
    Map<SourceKey, String[]> put = new LinkedHashMap<>();
    int from = rows.size() - Math.min(deltas, 5_000);
    for (int row = from; row < rows.size(); row++) put.put(keys.get(row), rows.get(row));
    Claims claims = Claims.ofWholeDomain();
    long start = System.nanoTime();
    alone(
        () -> {
          LiveRecords records =
              placements.claiming(model, set -> Constraints.NONE, claims).orElseThrow();
          Step step = matching.step(records, new Deltas(put, Set.of(), Set.of()));
          placements.store(records.generation(), step, write(new Deltas(put, Set.of(), Set.of())));
          return step;
        });
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        "%d inserts in one step: %.1f s, %.2f ms each%n",
        put.size(), seconds, seconds * 1e3 / put.size());
  }

  private static final class Times {
    private long[] nanos = new long[1024];
    private int size;

    void of(Runnable work) {
      long start = System.nanoTime();
      work.run();
      long took = System.nanoTime() - start;
      synchronized (this) {
        if (size == nanos.length) nanos = Arrays.copyOf(nanos, size * 2);
        nanos[size++] = took;
      }
    }

    void print(String what) {
      long[] sorted = Arrays.copyOf(nanos, size);
      Arrays.sort(sorted);
      if (size == 0) return;
      System.out.printf(
          "%-12s %9d %8.2f %9.2f %9.2f %10.2f%n",
          what,
          size,
          sorted[size / 2] / 1e6,
          sorted[size * 95 / 100] / 1e6,
          sorted[size * 99 / 100] / 1e6,
          sorted[size - 1] / 1e6);
    }
  }
}
