package org.touchstonehub.sharing.metrics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.eclipse.microprofile.metrics.Timer;
import org.touchstonehub.policy.pdp.Decision;
import org.touchstonehub.policy.pdp.DecisionWatch;
import org.touchstonehub.policy.pdp.PolicyQuestion;
import org.touchstonehub.policy.purpose.Purposes;
import org.touchstonehub.sharing.security.TokenCaller;

/**
 * The hub's own metrics, beside those of the server. Labels are bounded: routes and methods are the
 * resources', purposes the policy's ({@code other} for the rest), products and domains the
 * catalogue's. None holds anything of a person.
 */
@ApplicationScoped
public class HubMetrics implements DecisionWatch {
  private static final String OTHER = "other";

  @Inject MetricRegistry registry;
  @Inject Purposes purposes;
  @Inject TokenCaller tokens;

  private final Map<String, Timer> timers = new ConcurrentHashMap<>();
  private final Map<String, Counter> counters = new ConcurrentHashMap<>();
  private final Map<String, AtomicLong> levels = new ConcurrentHashMap<>();

  /** A request that was answered. */
  public void answered(String method, String route, int status, long nanos) {
    timer(
            "touchstone_requests",
            "Requests by method, resource and status",
            new Tag("method", method),
            new Tag("route", route),
            new Tag("status", String.valueOf(status)))
        .update(Duration.ofNanos(nanos));
  }

  @Override
  public void decided(PolicyQuestion question, Decision decision, long nanos) {
    String purpose =
        purposes.find(question.purpose()).isPresent() ? question.purpose().code() : OTHER;
    String product = question.product() == null ? OTHER : question.product().name();
    counter(
            "touchstone_decisions",
            "Sharing decisions by outcome, product and purpose",
            new Tag("outcome", decision.outcome()),
            new Tag("product", product),
            new Tag("purpose", purpose))
        .inc();
    boolean failed =
        decision instanceof Decision.NoPolicy || decision instanceof Decision.EngineFailure;
    timer(
            "touchstone_policy_engine",
            "What the policy engine took",
            new Tag("answered", String.valueOf(!failed)))
        .update(Duration.ofNanos(nanos));
  }

  /** The state of something, until it is told anew. */
  void level(String name, String description, long value, Tag... tags) {
    levels
        .computeIfAbsent(
            key(name, tags),
            unused -> {
              AtomicLong level = new AtomicLong();
              registry.gauge(metadata(name, description), level, AtomicLong::get, tags);
              return level;
            })
        .set(value);
  }

  void tokens() {
    level(
        "touchstone_tokens_remembered", "Verified tokens that are remembered", tokens.remembered());
    level("touchstone_tokens_hits", "Requests whose token was remembered", tokens.hits());
    level("touchstone_tokens_misses", "Tokens that had to be verified", tokens.misses());
  }

  private Timer timer(String name, String description, Tag... tags) {
    return timers.computeIfAbsent(
        key(name, tags), unused -> registry.timer(metadata(name, description), tags));
  }

  private Counter counter(String name, String description, Tag... tags) {
    return counters.computeIfAbsent(
        key(name, tags), unused -> registry.counter(metadata(name, description), tags));
  }

  private static Metadata metadata(String name, String description) {
    return Metadata.builder().withName(name).withDescription(description).build();
  }

  private static String key(String name, Tag... tags) {
    StringBuilder key = new StringBuilder(name);
    for (Tag tag : tags) key.append('|').append(tag.getTagValue());
    return key.toString();
  }
}
