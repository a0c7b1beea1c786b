package org.touchstonehub.sharing.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlainSpansTest {
  private final List<SpanData> sent = new ArrayList<>();

  private SpanData export(Span span, SdkTracerProvider telemetry) {
    span.end();
    telemetry.close();
    return sent.get(0);
  }

  private SdkTracerProvider telemetry() {
    return SdkTracerProvider.builder()
        .addSpanProcessor(SimpleSpanProcessor.create(new PlainSpans(new Kept())))
        .build();
  }

  @Test
  void a_span_of_a_request_keeps_its_route_and_loses_what_may_name_a_person() {
    SdkTracerProvider telemetry = telemetry();
    Span span =
        telemetry
            .get("test")
            .spanBuilder("GET:Ada")
            .setSpanKind(SpanKind.SERVER)
            .setAttribute("http.method", "GET")
            .setAttribute("http.route", "/v1/models")
            .setAttribute("http.status_code", 500)
            .setAttribute("http.url", "http://hub/v1/models?name=Ada")
            .setAttribute("told.by.a.later.server", "Ada")
            .startSpan();
    span.recordException(new IllegalStateException("Ada"));
    span.setStatus(StatusCode.ERROR, "Ada");

    SpanData told = export(span, telemetry);

    assertThat(told.getName()).isEqualTo("GET /v1/models");
    assertThat(told.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(told.getAttributes().asMap().keySet())
        .extracting(Object::toString)
        .containsExactlyInAnyOrder("http.method", "http.route", "http.status_code");
    assertThat(told.getEvents()).isEmpty();
    assertThat(told.getStatus().getDescription()).isEmpty();
  }

  @Test
  void a_span_without_a_route_is_called_by_its_kind() {
    SdkTracerProvider telemetry = telemetry();

    SpanData told =
        export(
            telemetry
                .get("test")
                .spanBuilder("select 'Ada'")
                .setSpanKind(SpanKind.CLIENT)
                .startSpan(),
            telemetry);

    assertThat(told.getName()).isEqualTo("client");
  }

  private final class Kept implements SpanExporter {
    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
      sent.addAll(spans);
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode flush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }
  }
}
