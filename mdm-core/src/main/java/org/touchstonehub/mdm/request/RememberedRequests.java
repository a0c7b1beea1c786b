package org.touchstonehub.mdm.request;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.failure.TouchstoneException;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.database.Json;
import org.touchstonehub.mdm.database.Row;
import org.touchstonehub.mdm.database.Sql;
import org.touchstonehub.mdm.database.Transactions;

/**
 * Requests by the name that their callers gave them. The same request again, within a day, gets the
 * answer of the first and does nothing. A request that failed is not remembered: it changed nothing
 * and may be sent again. Not to be called in a transaction, unless it says so.
 */
@ApplicationScoped
public class RememberedRequests {
  /** How long an answer is kept. */
  public static final Duration KEPT = Duration.ofHours(24);

  /** Work apart that has not ended by then ended with its process, or lost the database. */
  static final Duration LONGEST_APART = Duration.ofMinutes(2);

  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

  private record Earlier(boolean isSame, @Nullable Answer answer) {
    Answer require() {
      if (!isSame) throw new KeyUsedOtherwise();
      if (answer == null) throw underWay();
      return answer;
    }
  }

  private Database database;
  private Transactions transactions;
  private Clock clock;

  @SuppressWarnings("NullAway.Init")
  protected RememberedRequests() {}

  @Inject
  public RememberedRequests(Database database, Transactions transactions, Clock clock) {
    this.database = database;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Does the work in a transaction that commits what it did together with its answer: killed at any
   * instant, the request was done and is remembered, or was not done. While it is under way, all
   * processes on the database know it by a lock, which ends with the process that holds it.
   *
   * @throws KeyUsedOtherwise if the name stands for a request of another digest
   * @throws TouchstoneException of kind conflict while the first is under way
   */
  public Answer once(RequestName name, byte[] digest, Supplier<Answer> work) {
    transactions.alone(this::forgetOld);
    return transactions.alone(() -> locked(name, digest, work));
  }

  /**
   * The same in the transaction of the caller: what is remembered, and the work, are committed with
   * it or not at all.
   */
  public Answer onceWithin(RequestName name, byte[] digest, Supplier<Answer> work) {
    transactions.alone(this::forgetOld);
    return transactions.join(() -> locked(name, digest, work));
  }

  private Answer locked(RequestName name, byte[] digest, Supplier<Answer> work) {
    if (!lock(name)) throw underWay();
    Optional<Earlier> earlier = earlier(name, digest);
    if (earlier.isPresent()) return earlier.get().require();
    Answer answer = work.get();
    enter(name, digest);
    finish(name, answer);
    return answer;
  }

  /**
   * The same for work that makes its own transactions and takes two minutes at most. If the process
   * dies between work and answer, the request may be done twice, after these two minutes.
   */
  public Answer onceApart(RequestName name, byte[] digest, Supplier<Answer> work) {
    Optional<Answer> known = transactions.alone(() -> begin(name, digest));
    return known.orElseGet(() -> orForget(name, () -> doApart(name, work)));
  }

  private Answer doApart(RequestName name, Supplier<Answer> work) {
    Answer answer = work.get();
    transactions.alone(() -> finish(name, answer));
    return answer;
  }

  private static TouchstoneException underWay() {
    return new TouchstoneException(
        TouchstoneException.Kind.CONFLICT,
        "idempotency-key-in-use",
        "The request with this Idempotency-Key is under way; ask again in some seconds.");
  }

  private boolean lock(RequestName name) {
    return database
        .sql("select pg_try_advisory_xact_lock(hashtextextended(:name, 0)) as locked")
        .set("name", "request:%s %s %s".formatted(name.key(), name.caller(), name.operation()))
        .first(row -> row.flag("locked"))
        .orElseThrow();
  }

  /** Notes that the request is under way, unless it is known. */
  private Optional<Answer> begin(RequestName name, byte[] digest) {
    forgetOld();
    if (enter(name, digest)) return Optional.empty();
    // Where it failed this instant, it is as if it were under way.
    return Optional.of(earlier(name, digest).orElseThrow(RememberedRequests::underWay).require());
  }

  private int forgetOld() {
    Instant now = clock.instant();
    return database
        .sql(
            """
            delete from mdm.remembered_request
            where recorded < :expired or status is null and recorded < :dead""")
        .set("expired", now.minus(KEPT))
        .set("dead", now.minus(LONGEST_APART))
        .update();
  }

  /** False if the name is taken. */
  private boolean enter(RequestName name, byte[] digest) {
    return named(
                """
                insert into mdm.remembered_request (caller, operation, key, digest, recorded)
                values (:caller, :operation, :key, :digest, :now) on conflict do nothing""",
                name)
            .set("digest", digest)
            .set("now", clock.instant())
            .update()
        == 1;
  }

  private Optional<Earlier> earlier(RequestName name, byte[] digest) {
    return named(
            """
            select digest, status, headers, body from mdm.remembered_request
            where caller = :caller and operation = :operation and key = :key""",
            name)
        .first(row -> new Earlier(Arrays.equals(row.bytes("digest"), digest), answer(row)));
  }

  private static @Nullable Answer answer(Row row) throws SQLException {
    if (row.value("status") == null) return null;
    return new Answer(
        row.integer("status"), Json.read(row.text("headers"), TEXTS), row.text("body"), true);
  }

  private int finish(RequestName name, Answer answer) {
    return named(
            """
            update mdm.remembered_request
            set status = :status, headers = cast(:headers as jsonb), body = :body
            where caller = :caller and operation = :operation and key = :key
              and status is null""",
            name)
        .set("status", answer.status())
        .set("headers", Json.write(answer.headers()))
        .set("body", answer.body())
        .update();
  }

  private Answer orForget(RequestName name, Supplier<Answer> work) {
    try {
      return work.get();
    } catch (RuntimeException failure) {
      try {
        transactions.alone(() -> forget(name));
      } catch (RuntimeException unreachable) {
        failure.addSuppressed(unreachable);
      }
      throw failure;
    }
  }

  private int forget(RequestName name) {
    return named(
            """
            delete from mdm.remembered_request
            where caller = :caller and operation = :operation and key = :key
              and status is null""",
            name)
        .update();
  }

  private Sql named(String sql, RequestName name) {
    return database
        .sql(sql)
        .set("caller", name.caller())
        .set("operation", name.operation())
        .set("key", name.key());
  }
}
