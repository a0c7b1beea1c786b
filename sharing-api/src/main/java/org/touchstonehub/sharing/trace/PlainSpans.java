package org.touchstonehub.sharing.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Hands spans on without what may stand for a person: the server writes the whole address, which
 * holds source keys and what was searched for, and messages of exceptions. What stays is named
 * here, so that nothing else goes out with a later server.
 */
final class PlainSpans implements SpanExporter {
  private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.method");
  static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
  static final AttributeKey<String> REQUEST = AttributeKey.stringKey("touchstone.request_id");
  private static final Set<String> KEPT =
      Set.of(
          METHOD.getKey(),
          ROUTE.getKey(),
          REQUEST.getKey(),
          "http.status_code",
          "component",
          "error");

  private final SpanExporter exporter;

  PlainSpans(SpanExporter exporter) {
    this.exporter = exporter;
  }

  @Override
  public CompletableResultCode export(Collection<SpanData> spans) {
    return exporter.export(spans.stream().<SpanData>map(Plain::new).toList());
  }

  @Override
  public CompletableResultCode flush() {
    return exporter.flush();
  }

  @Override
  public CompletableResultCode shutdown() {
    return exporter.shutdown();
  }

  private static final class Plain extends DelegatingSpanData {
    private final Attributes attributes;

    Plain(SpanData told) {
      super(told);
      this.attributes =
          told.getAttributes().toBuilder().removeIf(key -> !KEPT.contains(key.getKey())).build();
    }

    /** Method and route, as in the log line of the request. */
    @Override
    public String getName() {
      String route = attributes.get(ROUTE);
      return route == null
          ? getKind().name().toLowerCase(Locale.ROOT)
          : attributes.get(METHOD) + " " + route;
    }

    @Override
    public Attributes getAttributes() {
      return attributes;
    }

    @Override
    public int getTotalAttributeCount() {
      return attributes.size();
    }

    @Override
    public List<EventData> getEvents() {
      return List.of();
    }

    @Override
    public int getTotalRecordedEvents() {
      return 0;
    }

    @Override
    public List<LinkData> getLinks() {
      return List.of();
    }

    @Override
    public int getTotalRecordedLinks() {
      return 0;
    }

    @Override
    public StatusData getStatus() {
      return StatusData.create(super.getStatus().getStatusCode(), "");
    }
  }
}
