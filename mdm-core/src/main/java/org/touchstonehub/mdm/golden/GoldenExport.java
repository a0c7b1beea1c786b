package org.touchstonehub.mdm.golden;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.touchstonehub.match.model.Attribute;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.database.Digests;
import org.touchstonehub.mdm.database.Json;
import org.touchstonehub.mdm.model.ActiveModels;

/** What a domain's golden records say as a whole, to compare one hub with another. */
@ApplicationScoped
@Transactional
public class GoldenExport {
  private static final TypeReference<List<List<String>>> PAIRS = new TypeReference<>() {};

  private record Entry(SourceKey first, String digest) {}

  private Database database;
  private ActiveModels models;

  @SuppressWarnings("NullAway.Init")
  protected GoldenExport() {}

  @Inject
  public GoldenExport(Database database, ActiveModels models) {
    this.database = database;
    this.models = models;
  }

  /**
   * SHA-256, in lower-case hexadecimal, over the members, values and provenance of every active
   * golden record; golden ids, versions and times do not count. Two hubs that were fed the same
   * give the same digest, however often one of them was killed.
   */
  public String digest(String domain) {
    List<String> order =
        models.require(domain).model().attributes().stream().map(Attribute::name).toList();
    List<Entry> entries = new ArrayList<>();
    database
        .sql(
            """
            select g.attributes::text as attributes, g.provenance::text as provenance,
              json_agg(json_build_array(c.system, c.key) order by c.system, c.key) as members
            from mdm.golden_record g
            join mdm.crosswalk c on c.golden_id = g.golden_id and c.recorded_to is null
            where g.domain = :domain and g.recorded_to is null
            group by g.golden_id, g.version""")
        .set("domain", domain)
        .each(
            row -> {
              List<SourceKey> members = members(row.text("members"));
              GoldenContent content =
                  new GoldenContent(
                      members,
                      GoldenContent.read(row.text("attributes"), row.text("provenance"), order));
              entries.add(
                  new Entry(members.get(0), HexFormat.of().formatHex(content.timelessDigest())));
            });
    entries.sort(Comparator.comparing(Entry::first));
    MessageDigest sha = Digests.sha256();
    for (Entry entry : entries) Digests.add(sha, entry.digest());
    return HexFormat.of().formatHex(sha.digest());
  }

  private static List<SourceKey> members(String json) {
    return Json.read(json, PAIRS).stream()
        .map(pair -> new SourceKey(pair.get(0), pair.get(1)))
        .sorted()
        .toList();
  }
}
