package org.touchstonehub.mdm.request;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
import org.touchstonehub.mdm.database.Sql;
import org.touchstonehub.mdm.database.Transactions;

/**
 * Requests by the name that their callers gave them. The same request again, within a day, gets the
 * answer of the first and does nothing. A request that failed is not remembered: it changed nothing
 * and may be sent again. Not to be called in a transaction.
 */
@ApplicationScoped
public class RememberedRequests {
  /** How long an answer is kept. */
  public static final Duration KEPT = Duration.ofHours(24);

  /** A request that has not ended by then ended with its process, or lost the database. */
  private static final Duration LONGEST = Duration.ofHours(1);

  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

  private record Earlier(boolean isSame, @Nullable Answer answer) {}

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
   * instant, the request was done and is remembered, or was not done.
   *
   * @param digest of all that makes it this request
   * @throws KeyUsedOtherwise if the name stands for a request of another digest
   * @throws TouchstoneException of kind conflict while the first is under way
   */
  public Answer once(RequestName name, byte[] digest, Supplier<Answer> work) {
    return unlessKnown(
        name,
        digest,
        () ->
            transactions.join(
                () -> {
                  Answer answer = work.get();
                  finish(name, answer);
                  return answer;
                }));
  }

  /**
   * The same for work that makes its own transactions. If the process dies between work and answer,
   * the request may be done twice.
   */
  public Answer onceApart(RequestName name, byte[] digest, Supplier<Answer> work) {
    return unlessKnown(
        name,
        digest,
        () -> {
          Answer answer = work.get();
          transactions.alone(() -> finish(name, answer));
          return answer;
        });
  }

  private Answer unlessKnown(RequestName name, byte[] digest, Supplier<Answer> work) {
    return begin(name, digest).orElseGet(() -> orForget(name, work));
  }

  /** To be called at start: requests that were under way ended with their process. */
  public void forgetUnfinished() {
    transactions.alone(
        () -> database.sql("delete from mdm.remembered_request where status is null").update());
  }

  /** Notes that the request is under way, unless it is known. */
  private Optional<Answer> begin(RequestName name, byte[] digest) {
    Optional<Earlier> earlier = transactions.alone(() -> enter(name, digest));
    if (earlier.isEmpty()) return Optional.empty();
    if (!earlier.get().isSame()) throw new KeyUsedOtherwise();
    Answer answer = earlier.get().answer();
    if (answer == null) {
      throw new TouchstoneException(
          TouchstoneException.Kind.CONFLICT,
          "idempotency-key-in-use",
          "The request with this Idempotency-Key is under way; ask again in some seconds.");
    }
    return Optional.of(answer);
  }

  private Optional<Earlier> enter(RequestName name, byte[] digest) {
    Instant now = clock.instant();
    database
        .sql(
            """
            delete from mdm.remembered_request
            where recorded < :expired or status is null and recorded < :dead""")
        .set("expired", now.minus(KEPT))
        .set("dead", now.minus(LONGEST))
        .update();
    int entered =
        named(
                """
                insert into mdm.remembered_request (caller, operation, key, digest, recorded)
                values (:caller, :operation, :key, :digest, :now) on conflict do nothing""",
                name)
            .set("digest", digest)
            .set("now", now)
            .update();
    return entered == 1 ? Optional.empty() : Optional.of(earlier(name, digest));
  }

  private Earlier earlier(RequestName name, byte[] digest) {
    return named(
            """
            select digest, status, headers, body from mdm.remembered_request
            where caller = :caller and operation = :operation and key = :key""",
            name)
        .first(
            row -> {
              boolean isUnderWay = row.value("status") == null;
              return new Earlier(
                  Arrays.equals(row.bytes("digest"), digest),
                  isUnderWay
                      ? null
                      : new Answer(
                          row.integer("status"),
                          Json.read(row.text("headers"), TEXTS),
                          row.text("body"),
                          true));
            })
        .orElse(new Earlier(true, null)); // it failed this instant: as if it were under way
  }

  private int finish(RequestName name, Answer answer) {
    return named(
            """
            update mdm.remembered_request
            set status = :status, headers = cast(:headers as jsonb), body = :body
            where caller = :caller and operation = :operation and key = :key""",
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
