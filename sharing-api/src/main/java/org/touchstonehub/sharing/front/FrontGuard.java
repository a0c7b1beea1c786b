package org.touchstonehub.sharing.front;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.Grizzly;
import org.glassfish.grizzly.attributes.Attribute;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.FilterChainEvent;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpEvents;
import org.glassfish.grizzly.http.HttpHeader;
import org.glassfish.grizzly.http.HttpPacket;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.util.Header;
import org.glassfish.grizzly.http.util.MimeHeaders;
import org.glassfish.grizzly.memory.Buffers;
import org.glassfish.grizzly.nio.NIOConnection;
import org.touchstonehub.sharing.json.Json;
import org.touchstonehub.sharing.problem.Language;
import org.touchstonehub.sharing.problem.Problem;
import org.touchstonehub.sharing.problem.StandardProblems;
import org.touchstonehub.sharing.request.SecurityHeaders;
import org.touchstonehub.sharing.trace.RequestId;

/**
 * Sits between the server's HTTP parser and its dispatcher. Refuses addresses that cannot be
 * decoded and headers that are given twice, ends a connection on which more may stand than the
 * parser saw, and gives the server's own bare errors the body that every error here has. A header
 * line without a colon it cannot see: the parser passes over it.
 */
final class FrontGuard extends BaseFilter {
  private static final Logger LOG = System.getLogger(FrontGuard.class.getName());

  /** The parser takes no body with these, and would read what was sent as the next request. */
  private static final Set<String> WITHOUT_BODY = Set.of("TRACE", "CONNECT");

  /** Headers whose second value somebody in between might take for the first. */
  private static final List<String> ONCE =
      List.of(
          "Authorization",
          "Content-Type",
          "Host",
          "Idempotency-Key",
          "Origin",
          "Purpose",
          RequestId.HEADER);

  /** What a method or the name of a header is made of (RFC 9110, 5.6.2). */
  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  /** A name or address and a port (RFC 9110, 7.2); the server fails where there is neither. */
  private static final Pattern HOST =
      Pattern.compile("([A-Za-z0-9._~!$&'()*+,;=%-]+|\\[[0-9A-Fa-f:.]+\\])(:\\d{0,5})?");

  /** What waits to be taken on one connection, before more of its answer waits too. */
  static final int MOST_PENDING_BYTES = 512 * 1024;

  private static final String SEEN = FrontGuard.class.getName();

  private final Attribute<Boolean> ending =
      Grizzly.DEFAULT_ATTRIBUTE_BUILDER.createAttribute(FrontGuard.class.getName() + ".ending");

  @Override
  public NextAction handleRead(FilterChainContext context) throws IOException {
    if (!(context.getMessage() instanceof HttpContent content)
        || !(content.getHttpHeader() instanceof HttpRequestPacket request)) {
      return context.getInvokeAction();
    }
    if (request.getAttribute(SEEN) != null) {
      return context.getInvokeAction(); // more of a body
    }
    if (takesNothing(context.getConnection())) context.getConnection().closeSilently();
    if (ending.isSet(context.getConnection()) || !context.getConnection().isOpen()) {
      content.recycle();
      return context.getStopAction(); // nothing that follows is a request, or can be answered
    }
    request.setAttribute(SEEN, true);
    if (endsConnection(request)) {
      ending.set(context.getConnection(), true);
      request.getProcessingState().setKeepAlive(false);
    }
    Optional<Problem> fault = fault(request);
    if (fault.isPresent()) {
      ending.set(context.getConnection(), true);
      return refuse(context, request, fault.get());
    }
    return context.getInvokeAction();
  }

  /** Whoever asks for more while so much of the answers before still waits does not read them. */
  private static boolean takesNothing(Connection<?> connection) {
    return connection instanceof NIOConnection nio
        && nio.getAsyncWriteQueue().spaceInBytes() > MOST_PENDING_BYTES / 2;
  }

  /**
   * With a body that the parser passes over, or one in chunks: beside these the parser drops a
   * Content-Length without a trace, and where both came nothing that follows may be believed (RFC
   * 9112, 6.1).
   */
  private static boolean endsConnection(HttpRequestPacket request) {
    MimeHeaders headers = request.getHeaders();
    return headers.contains(Header.TransferEncoding)
        || (WITHOUT_BODY.contains(request.getMethod().getMethodString())
            && headers.contains(Header.ContentLength));
  }

  private static Optional<Problem> fault(HttpRequestPacket request) {
    MimeHeaders headers = request.getHeaders();
    String method = request.getMethod().getMethodString();
    if (!TOKEN.matcher(method).matches()) {
      return malformed("The request does not begin with a method; send nothing before it.");
    }
    for (String name : headers.names()) {
      if (!TOKEN.matcher(name).matches()) {
        return malformed("A header has no name, or one that no header can have.");
      }
    }
    for (String name : ONCE) {
      var values = headers.values(name).iterator();
      if (values.hasNext()) {
        values.next();
        if (values.hasNext()) {
          return malformed("The header '%s' is given twice; send it once.".formatted(name));
        }
      }
    }
    String host = request.getHeader(Header.Host);
    if (host != null && !HOST.matcher(host).matches()) {
      return malformed("The header 'Host' names no server; give a name, and a port if need be.");
    }
    String path = request.getRequestURIRef().getOriginalRequestURIBC().toString();
    String query = request.getQueryStringDC().isNull() ? "" : request.getQueryString();
    return RawAddress.fault(path, query)
        .map(detail -> Problem.of(400, "malformed-request", detail));
  }

  private static Optional<Problem> malformed(String detail) {
    return Optional.of(Problem.of(400, "malformed-request", detail));
  }

  private static NextAction refuse(
      FilterChainContext context, HttpRequestPacket request, Problem problem) {
    request.getProcessingState().setKeepAlive(false);
    HttpResponsePacket response = request.getResponse();
    response.setStatus(problem.status());
    byte[] body = describe(request, response, problem);
    Buffer content =
        request.isHeadRequest()
            ? Buffers.EMPTY_BUFFER
            : Buffers.wrap(context.getMemoryManager(), body);
    context.write(HttpContent.builder(response).content(content).last(true).build());
    // Tells the parser that the request is answered; with no keep-alive it closes.
    context.notifyDownstream(org.glassfish.grizzly.http.HttpServerFilter.RESPONSE_COMPLETE_EVENT);
    return context.getStopAction();
  }

  /**
   * The parser asks about an upgrade before it looks at the body. Nobody here goes to another
   * protocol, and a body behind an upgrade that nobody takes would have no end.
   */
  @Override
  public NextAction handleEvent(FilterChainContext context, FilterChainEvent event)
      throws IOException {
    if (event instanceof HttpEvents.IncomingHttpUpgradeEvent upgrade) {
      HttpHeader request = upgrade.getHttpHeader();
      request.getHeaders().removeHeader("Upgrade");
      request.getHeaders().removeHeader("HTTP2-Settings");
      request.getUpgradeDC().recycle();
      request.setIgnoreContentModifiers(false);
    }
    return context.getInvokeAction();
  }

  @Override
  public NextAction handleWrite(FilterChainContext context) throws IOException {
    if (context.getMessage() instanceof HttpPacket packet
        && packet.getHttpHeader() instanceof HttpResponsePacket response
        && isBareError(response)) {
      HttpRequestPacket request = response.getRequest();
      byte[] body = describe(request, response, StandardProblems.of(response.getStatus()));
      if (!request.isHeadRequest()) {
        boolean isLast = packet instanceof HttpContent content && content.isLast();
        context.setMessage(
            HttpContent.builder(response)
                .content(Buffers.wrap(context.getMemoryManager(), body))
                .last(isLast)
                .build());
      }
    }
    return context.getInvokeAction();
  }

  /** An error that did not pass the application. */
  private static boolean isBareError(HttpResponsePacket response) {
    return !response.isCommitted()
        && response.getStatus() >= 400
        && response.getContentLength() == 0
        && !response.getHeaders().contains(RequestId.HEADER);
  }

  /** Sets the headers and returns the body. */
  private static byte[] describe(HttpRequestPacket request, HttpHeader response, Problem problem) {
    String id = RequestId.begin(request.getHeader(RequestId.HEADER));
    Language.begin(request.getHeader("Accept-Language"));
    try {
      Problem.Told told = problem.told();
      byte[] body = Json.write(told.body()).getBytes(StandardCharsets.UTF_8);
      response.setHeader(RequestId.HEADER, id);
      SecurityHeaders.ALL.forEach(response::setHeader);
      response.setHeader(
          "Date",
          java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME.format(
              java.time.OffsetDateTime.now(java.time.ZoneOffset.UTC)));
      told.headers().forEach(response::setHeader);
      response.setContentType(Problem.MEDIA_TYPE);
      response.setContentLength(body.length);
      LOG.log(
          Level.INFO,
          "event=request-refused status={0} problem={1}",
          String.valueOf(problem.status()),
          problem.slug());
      return body;
    } finally {
      RequestId.end();
      Language.end();
    }
  }
}
