package org.touchstonehub.sharing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.touchstonehub.sharing.testing.Hub;
import org.touchstonehub.sharing.testing.Reply;

/**
 * One client of a hub of customers that does at random what applications and stewards do: sends,
 * changes and deletes records, decides tasks, merges, splits, moves and undoes. Several work on the
 * same records at once. Not for several threads.
 */
final class StewardsAtWork {
  static final String SYSTEM = "counter";
  private static final String GOLDEN = "/api/v1/golden-records";
  private static final String BECAUSE = ",\"reason\":\"as the letter says\"}";

  /** Keys that all clients share. */
  private static final int KEYS = 60;

  private final Hub application;
  private final Hub steward;
  private final Random random;
  private final List<String> persons;
  private final List<String> commands = new ArrayList<>();
  private final Map<Integer, Integer> statuses = new TreeMap<>();
  private int sent;

  /**
   * @param persons attributes as JSON, of which some are of one person
   */
  StewardsAtWork(Hub hub, long seed, List<String> persons) {
    application = hub.as("administrator:*");
    steward = hub.asCaller("steward-" + seed, "steward:customer").wanting("RecordManagement");
    random = new Random(seed);
    this.persons = persons;
  }

  /** How often each status was answered. */
  Map<Integer, Integer> statuses() {
    return statuses;
  }

  /** Ids of the commands that were told to be done. */
  List<String> commands() {
    return commands;
  }

  /** Does something, and returns when it is answered. */
  void act() {
    switch (random.nextInt(10)) {
      case 0, 1, 2, 3 -> count(put());
      case 4 -> count(application.delete("/api/v1/source-records/" + SYSTEM + "/" + key()));
      case 5 -> decide();
      case 6, 7 -> merge();
      case 8 -> part();
      default -> undo();
    }
  }

  private String key() {
    return "k-" + random.nextInt(KEYS);
  }

  private Reply put() {
    String person = persons.get(random.nextInt(persons.size()));
    return application.put(
        "/api/v1/source-records/" + SYSTEM + "/" + key(), "{\"attributes\":" + person + "}");
  }

  private Reply count(Reply reply) {
    statuses.merge(reply.status(), 1, Integer::sum);
    if (reply.status() >= 500) throw new AssertionError(reply.toString());
    return reply;
  }

  private void decide() {
    Reply list = count(steward.get("/api/v1/steward-tasks?domain=customer&limit=20"));
    JsonNode tasks = list.json().at("/tasks");
    if (tasks.isEmpty()) return;
    String path =
        "/api/v1/steward-tasks/" + tasks.get(random.nextInt(tasks.size())).at("/id").asText();
    Reply task = count(steward.get(path));
    if (task.status() != 200) return;
    String verdict = random.nextBoolean() ? "match" : "no-match";
    count(
        steward
            .with("If-Match", task.header("ETag"))
            .post(path + "/decision", "{\"verdict\":\"" + verdict + "\"}"));
  }

  private Reply golden() {
    return count(steward.get(GOLDEN + "/by-source/" + SYSTEM + "/" + key()));
  }

  private static String seen(JsonNode golden) {
    return "{\"id\":\"%s\",\"version\":%s}"
        .formatted(golden.at("/id").asText(), golden.at("/version").asText());
  }

  private void merge() {
    Reply one = golden();
    Reply other = golden();
    if (one.status() != 200 || other.status() != 200) return;
    command(one.json(), "merge", "{\"with\":[" + seen(other.json()) + "]" + BECAUSE);
  }

  private void part() {
    Reply golden = golden();
    if (golden.status() != 200) return;
    JsonNode sources = golden.json().at("/sources");
    if (sources.size() < 2) return;
    JsonNode source = sources.get(random.nextInt(sources.size()));
    String named =
        "{\"system\":\"%s\",\"key\":\"%s\"}"
            .formatted(source.at("/system").asText(), source.at("/key").asText());
    if (random.nextBoolean()) {
      command(golden.json(), "split", "{\"parts\":[[" + named + "]]" + BECAUSE);
      return;
    }
    Reply other = golden();
    if (other.status() != 200) return;
    command(
        golden.json(),
        "move",
        "{\"records\":[" + named + "],\"to\":" + seen(other.json()) + BECAUSE);
  }

  private void command(JsonNode golden, String name, String body) {
    Reply done =
        count(
            steward
                .with("If-Match", "\"" + golden.at("/version").asText() + "\"")
                .with("Idempotency-Key", steward.hashCode() + "-" + sent++)
                .post(GOLDEN + "/" + golden.at("/id").asText() + "/" + name, body));
    if (done.status() == 200) commands.add(done.text("/command"));
  }

  private void undo() {
    if (commands.isEmpty()) return;
    String command = commands.get(random.nextInt(commands.size()));
    count(
        steward.post("/api/v1/commands/" + command + "/undo", "{\"reason\":\"second thoughts\"}"));
  }
}
