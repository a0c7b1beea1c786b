package org.touchstonehub.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import org.touchstonehub.sharing.testing.Hub;
import org.touchstonehub.sharing.testing.Reply;
import org.touchstonehub.sharing.testing.SharedHub;

/** Lists come in pages, and what is added while somebody turns them moves nothing. */
@ArquillianTest
class PagingIT {
  private static final String DOMAIN = "catalogue item";

  private final Hub hub = SharedHub.client();
  private final Hub administrator = hub.as("administrator:*");

  @Deployment(testable = false)
  static Archive<?> war() {
    return SharedHub.war();
  }

  @Test
  void consents_come_in_pages_in_the_order_in_which_they_were_recorded() {
    hub.register("ledger", DOMAIN);
    Hub officer = hub.as("compliance-officer:*");
    for (int i = 0; i < 5; i++) record(officer, "paper " + i);
    String list = "/api/v1/consents?system=ledger&key=page&limit=2";

    Reply first = officer.get(list);
    record(officer, "paper 5");
    List<String> evidence = turn(officer, first, "/consents", "/evidence");

    assertThat(evidence)
        .containsExactly("paper 0", "paper 1", "paper 2", "paper 3", "paper 4", "paper 5");
    assertThat(officer.get(list + "&cursor=x").problem()).isEqualTo("cursor");
    assertThat(
            officer
                .get("/api/v1/consents?system=ledger&key=other&cursor=" + first.text("/next"))
                .problem())
        .as("the cursor of another list")
        .isEqualTo("cursor");
    assertThat(officer.get(list.replace("limit=2", "limit=501")).problem()).isEqualTo("limit");
  }

  private static void record(Hub officer, String evidence) {
    Reply reply =
        officer.post(
            "/api/v1/consents",
            """
            {"subject": {"system": "ledger", "key": "page"}, "purpose": "DirectMarketing",
             "state": "given", "evidence": "%s"}"""
                .formatted(evidence));
    assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
  }

  @Test
  void batch_jobs_come_in_pages_the_newest_first() {
    hub.register("bench", DOMAIN);
    hub.put("bench", "1", "{\"order\":\"a plane\"}");
    List<String> newestFirst = new ArrayList<>();
    for (int i = 0; i < 3; i++) newestFirst.add(0, hub.match(DOMAIN).text("/id"));

    Reply first = administrator.get("/api/v1/batch-jobs?limit=1");
    hub.match(DOMAIN);
    List<String> ids = turn(administrator, first, "/jobs", "/id");

    assertThat(ids.subList(0, 3)).isEqualTo(newestFirst);
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(administrator.get("/api/v1/batch-jobs?cursor=x").problem()).isEqualTo("cursor");
  }

  @Test
  void source_systems_come_in_pages_in_the_order_of_names() {
    for (String name : List.of("pages b", "pages d", "pages a")) hub.register(name, DOMAIN);

    Reply first = administrator.get("/api/v1/source-systems?limit=1&cursor=pages");
    hub.register("pages c", DOMAIN);
    List<String> names = turn(administrator, first, "/sourceSystems", "/name");

    assertThat(names).startsWith("pages a", "pages b", "pages c", "pages d");
    assertThat(names).isSorted().doesNotHaveDuplicates();
  }

  /** All items from this page on, by the links from page to page. */
  private static List<String> turn(Hub caller, Reply first, String list, String member) {
    List<String> found = new ArrayList<>();
    Reply page = first;
    while (true) {
      assertThat(page.status()).as(page.toString()).isEqualTo(200);
      page.json().at(list).forEach(item -> found.add(item.at(member).asText()));
      if (page.text("/next").isEmpty()) {
        assertThat(page.header("Link")).isEmpty();
        return found;
      }
      String link = page.header("Link");
      URI next = URI.create(link.substring(link.indexOf('<') + 1, link.indexOf('>')));
      page = caller.get(next.getRawPath() + "?" + next.getRawQuery());
    }
  }
}
