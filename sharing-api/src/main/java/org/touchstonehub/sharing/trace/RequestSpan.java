package org.touchstonehub.sharing.trace;

import io.opentelemetry.api.trace.Span;

/** The span that the server makes of a request; where nobody wants traces there is none. */
public final class RequestSpan {
  private RequestSpan() {}

  /**
   * Tells the span of the current request its route, which the server spells without some slashes,
   * and its id, by which the log line is found.
   */
  public static void tell(String route) {
    Span span = Span.current();
    span.setAttribute(PlainSpans.ROUTE, route);
    RequestId.current().ifPresent(id -> span.setAttribute(PlainSpans.REQUEST, id));
  }
}
