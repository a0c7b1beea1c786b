package org.touchstonehub.policy.decision;

import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.database.Json;
import org.touchstonehub.mdm.database.Row;
import org.touchstonehub.mdm.database.Transactions;

/**
 * Every sharing decision, permitted or refused. What {@link #append} wrote is committed when it
 * returns, whatever becomes of the caller's own transaction. Rows are only ever added; the database
 * refuses anything else.
 */
public final class DecisionLog {
  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
  private static final TypeReference<List<UUID>> IDS = new TypeReference<>() {};
  private static final TypeReference<Map<String, String>> TEXT_BY_TEXT = new TypeReference<>() {};

  private static final String SELECT =
      """
      select d.id, d.decided_at, d.caller, to_json(d.grants) as grants, d.product, d.product_version,
        d.domain, d.purpose, d.legal_basis, d.operation, to_json(d.subjects) as subjects,
        to_json(d.fields) as fields, d.row_limit, d.outcome, to_json(d.reasons) as reasons, d.masks,
        d.filter, to_json(d.obligations) as obligations, d.policy_digest, d.engine, d.engine_detail,
        to_json(d.consents) as consents, o.recorded_at as released_at, o.outcome as released_as,
        o.row_count, o.reason as withheld_for, to_json(o.consents) as row_consents
      from policy.decision d left join policy.decision_outcome o on o.decision_id = d.id
      """;

  private static final Pattern SOURCE = Pattern.compile("source:([^:]+):(.+)", Pattern.DOTALL);

  private static final String UNDER_ANY_NAME =
      """
      d.id in (
        select n.id from policy.decision n where n.subjects @> :subject
        union
        select n.id from hub.link_version x join policy.decision n on n.subjects @> array[%s]
          and n.decided_at >= x.recorded_from
          and (x.recorded_to is null or n.decided_at < x.recorded_to)
        where %s)""";

  private final Database database;
  private final Transactions transactions;

  public DecisionLog(Database database, Transactions transactions) {
    this.database = database;
    this.transactions = transactions;
  }

  /** Writes a decision down and commits. Its {@link LoggedDecision#release} is not written. */
  public void append(LoggedDecision decision) {
    transactions.alone(() -> insert(decision));
  }

  private int insert(LoggedDecision d) {
    return database
        .sql(
            """
            insert into policy.decision (id, decided_at, caller, grants, product, product_version,
              domain, purpose, legal_basis, operation, subjects, fields, row_limit, outcome, reasons,
              masks, filter, obligations, policy_digest, engine, engine_detail, consents)
            values (:id, :decidedAt, :caller, :grants, :product, :productVersion, :domain, :purpose,
              :legalBasis, :operation, :subjects, :fields, cast(:rowLimit as integer), :outcome,
              :reasons, cast(:masks as jsonb), cast(:filter as jsonb), :obligations, :policyDigest,
              :engine, :engineDetail, :consents)""")
        .set("id", d.id().value())
        .set("decidedAt", d.decidedAt())
        .set("caller", d.caller())
        .set("grants", array(d.grants()))
        .set("product", d.product())
        .set("productVersion", d.productVersion())
        .set("domain", d.domain())
        .set("purpose", d.purpose())
        .set("legalBasis", d.legalBasis())
        .set("operation", d.operation())
        .set("subjects", array(d.subjects()))
        .set("fields", array(d.fields()))
        .set("rowLimit", d.rowLimit())
        .set("outcome", d.outcome())
        .set("reasons", array(d.reasons()))
        .set("masks", Json.write(d.masks()))
        .set("filter", d.filter())
        .set("obligations", array(d.obligations()))
        .set("policyDigest", d.policyDigest())
        .set("engine", d.engine())
        .set("engineDetail", d.engineDetail())
        .set("consents", d.consents().toArray(new UUID[0]))
        .update();
  }

  private static String[] array(List<String> texts) {
    return texts.toArray(new String[0]);
  }

  /** Adds what became of a permitted request, once, and commits. */
  public void appendRelease(DecisionId decision, LoggedDecision.Release release) {
    transactions.alone(
        () ->
            database
                .sql(
                    """
                    insert into policy.decision_outcome (decision_id, recorded_at, outcome, row_count,
                      reason, consents)
                    values (:decision, :at, :outcome, :rows, :reason, :consents)""")
                .set("decision", decision.value())
                .set("at", release.recordedAt())
                .set("outcome", release.outcome())
                .set("rows", release.rows())
                .set("reason", release.reason())
                .set("consents", release.consents().toArray(new UUID[0]))
                .update());
  }

  /**
   * @param domains those that the reader may see, as in {@link DecisionQuery#domains}
   */
  public Optional<LoggedDecision> byId(DecisionId id, Set<String> domains) {
    DecisionQuery scope = DecisionQuery.newest(domains, 1);
    Conditions conditions = new Conditions().domains(scope).add("d.id = :id", "id", id.value());
    return select(conditions, 1).stream().findFirst();
  }

  /** Decisions that fit, newest first. */
  public List<LoggedDecision> find(DecisionQuery query) {
    Conditions conditions = new Conditions().domains(query);
    conditions
        .add("d.caller = :caller", "caller", query.caller())
        .add("d.product = :product", "product", query.product())
        .add("d.purpose = :purpose", "purpose", query.purpose())
        .add("d.permit = :permit", "permit", query.permit())
        .add("d.decided_at >= :from", "from", query.from())
        .add("d.decided_at < :to", "to", query.to());
    if (query.subject() != null) conditions.subject(query.subject());
    if (query.before() != null) {
      conditions.add("d.id < :before", "before", query.before().value());
    }
    return select(conditions, query.limit());
  }

  private List<LoggedDecision> select(Conditions conditions, int limit) {
    return transactions.join(
        () ->
            database
                .sql(SELECT + conditions.where() + " order by d.id desc limit :limit")
                .setAll(conditions.parameters)
                .set("limit", limit)
                .list(DecisionLog::read));
  }

  /** Parts of a where clause, in constant text, with their parameters. */
  private static final class Conditions {
    private final List<String> parts = new ArrayList<>(List.of("true"));
    private final Map<String, Object> parameters = new HashMap<>();

    Conditions add(String part, String name, @Nullable Object value) {
      if (value == null) return this;
      parts.add(part);
      parameters.put(name, value);
      return this;
    }

    Conditions domains(DecisionQuery query) {
      if (query.everyDomain()) return this;
      return add("d.domain = any(:domains)", "domains", query.domains().toArray(new String[0]));
    }

    /** What was decided of a record under this name, or under another that it had at the time. */
    Conditions subject(String subject) {
      parameters.put("subject", new String[] {subject});
      Matcher source = SOURCE.matcher(subject);
      if (source.matches()) {
        parameters.put("system", source.group(1));
        parameters.put("key", source.group(2));
        parts.add(
            UNDER_ANY_NAME.formatted(
                "'golden:' || x.golden_id", "x.system = :system and x.key = :key"));
      } else {
        parameters.put("golden", subject.substring(subject.indexOf(':') + 1));
        parts.add(
            UNDER_ANY_NAME.formatted(
                "'source:' || x.system || ':' || x.key", "x.golden_id = cast(:golden as uuid)"));
      }
      return this;
    }

    String where() {
      return "where " + String.join(" and ", parts);
    }
  }

  private static LoggedDecision read(Row row) throws SQLException {
    return new LoggedDecision(
        new DecisionId(row.uuid("id")),
        row.instant("decided_at"),
        row.text("caller"),
        Json.read(row.text("grants"), TEXTS),
        row.text("product"),
        row.text("product_version"),
        row.text("domain"),
        row.text("purpose"),
        row.text("legal_basis"),
        row.text("operation"),
        Json.read(row.text("subjects"), TEXTS),
        Json.read(row.text("fields"), TEXTS),
        row.value("row_limit") == null ? null : row.integer("row_limit"),
        row.text("outcome"),
        Json.read(row.text("reasons"), TEXTS),
        Json.read(row.text("masks"), TEXT_BY_TEXT),
        row.maybeText("filter"),
        Json.read(row.text("obligations"), TEXTS),
        row.text("policy_digest"),
        row.text("engine"),
        row.text("engine_detail"),
        Json.read(row.text("consents"), IDS),
        release(row));
  }

  private static LoggedDecision.@Nullable Release release(Row row) throws SQLException {
    Instant at = row.maybeInstant("released_at");
    if (at == null) return null;
    return new LoggedDecision.Release(
        at,
        row.text("released_as"),
        row.integer("row_count"),
        row.text("withheld_for"),
        Json.read(row.text("row_consents"), IDS));
  }
}
