package org.touchstonehub.mdm.database;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.statement.ParsedSql;
import org.jdbi.v3.core.statement.SqlParser;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Finds {@code :name} in SQL as PostgreSQL reads it. Jdbi's own parser does not: it takes a
 * backslash in any literal for an escape, {@code //} for a comment, {@code ?} for a parameter and
 * {@code a[1:2]} for one named 2, and knows neither dollar quotes nor comments within comments.
 */
final class SqlParameters implements SqlParser {
  private static final int MOST_KEPT = 1_000;

  /**
   * Parameters and operators, and before them whatever may hold such characters without meaning
   * them. A literal with a doubled quote is read as two, which comes to the same, except where
   * backslashes escape.
   */
  private static final Pattern TOKEN =
      Pattern.compile(
          """
          --[^\\r\\n]*+
          | (?<comment> /\\* )
          | (?<! [\\p{L}\\d_$] ) [eE] ' (?: [^'\\\\]++ | \\\\. | '' )*+ '
          | ' [^']*+ '
          | " [^"]*+ "
          | (?<! [\\p{L}\\d_$] ) \\$ (?<tag> (?: [\\p{L}_] [\\p{L}\\d_]*+ )?+ ) \\$ .*? \\$ \\k<tag> \\$
          | ::
          | : (?<name> [\\p{L}_] [\\p{L}\\d_]*+ )
          | (?<operator> \\? )
          """,
          Pattern.COMMENTS | Pattern.DOTALL);

  private static final Pattern COMMENT_EDGE = Pattern.compile("/\\*|\\*/");

  private final Map<String, ParsedSql> kept = new ConcurrentHashMap<>();

  @Override
  public ParsedSql parse(String sql, StatementContext context) {
    ParsedSql known = kept.get(sql);
    if (known != null) return known;
    ParsedSql parsed = parse(sql);
    // Texts are few, except for those put together from what callers ask for.
    if (kept.size() >= MOST_KEPT) kept.clear();
    kept.put(sql, parsed);
    return parsed;
  }

  @Override
  public String nameParameter(String rawName, StatementContext context) {
    return ":" + rawName;
  }

  private static ParsedSql parse(String sql) {
    ParsedSql.Builder parsed = ParsedSql.builder();
    Matcher token = TOKEN.matcher(sql);
    int taken = 0;
    for (int at = 0; token.find(at); ) {
      at = token.end();
      if (token.group("comment") != null) {
        at = endOfComment(sql, at);
      } else if (token.group("name") != null) {
        parsed.append(sql.substring(taken, token.start()));
        parsed.appendNamedParameter(token.group("name"));
        taken = at;
      } else if (token.group("operator") != null) {
        parsed.append(sql.substring(taken, at)).append("?"); // two are one to the driver
        taken = at;
      }
    }
    return parsed.append(sql.substring(taken)).build();
  }

  private static int endOfComment(String sql, int inside) {
    Matcher edge = COMMENT_EDGE.matcher(sql);
    int at = inside;
    for (int depth = 1; depth > 0; at = edge.end()) {
      if (!edge.find(at)) return sql.length();
      depth += edge.group().equals("/*") ? 1 : -1;
    }
    return at;
  }
}
