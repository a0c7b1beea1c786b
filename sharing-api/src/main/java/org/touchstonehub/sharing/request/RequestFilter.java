package org.touchstonehub.sharing.request;

import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.touchstonehub.mdm.database.AnswerTime;
import org.touchstonehub.sharing.limit.UnknownCallers;
import org.touchstonehub.sharing.metrics.RequestEnds;
import org.touchstonehub.sharing.problem.AllowedMethods;
import org.touchstonehub.sharing.problem.Language;
import org.touchstonehub.sharing.problem.Problem;
import org.touchstonehub.sharing.problem.ProblemServlet;
import org.touchstonehub.sharing.trace.RequestId;

/**
 * Around every request: an id, the security headers, a bound on the body, and one log line. The
 * line names the route and not the path, because a path may hold a key that stands for a person.
 */
@WebFilter(
    urlPatterns = "/*",
    dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.ERROR},
    asyncSupported = true)
public class RequestFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = System.getLogger(RequestFilter.class.getName());

  /** Outside of the API there are only pages to read. */
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  /** Answered whoever asks, however often: what watches the hub must not be turned away. */
  private static final String HEALTH = "/health";

  @Inject private transient Cors cors;
  @Inject private transient UnknownCallers unknownCallers;
  @Inject private transient RequestEnds ends;

  @Inject
  @ConfigProperty(name = "touchstone.db.answer-seconds")
  private int databaseAnswerSeconds;

  static final String ROUTE = RequestFilter.class.getName() + ".route";

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    long started = System.nanoTime();
    // On the way to the error page the id is there already.
    String earlier = response.getHeader(RequestId.HEADER);
    String offered = earlier == null ? request.getHeader(RequestId.HEADER) : earlier;
    response.setHeader(RequestId.HEADER, RequestId.begin(offered));
    AnswerTime.bind(Duration.ofSeconds(databaseAnswerSeconds));
    Language.begin(request.getHeader("Accept-Language"));
    SecurityHeaders.addTo(response);
    response.setDateHeader("Date", System.currentTimeMillis());
    cors.addTo(request, response);
    try {
      if (request.getDispatcherType() == DispatcherType.ERROR) {
        chain.doFilter(request, response);
      } else if (isOutsideApi(request) && isAnswered(request, response)) {
        return;
      } else if (BodyLimit.isExceededBy(request)) {
        BodyLimit.drain(request);
        response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
      } else {
        BodyLimit limited = new BodyLimit(request);
        chain.doFilter(limited, response);
        if (limited.isExceeded()) BodyLimit.drain(request);
      }
    } catch (IOException gone) {
      if (!response.isCommitted()) throw gone;
      // Whoever asked does not take the answer, or went away: there is nobody to tell.
      LOG.log(Level.DEBUG, "event=answer-not-taken", gone);
    } finally {
      if (earlier == null) log(request, response, started);
      RequestId.end();
      Language.end();
      AnswerTime.unbind();
    }
  }

  /** The API's resources know their methods themselves. */
  private static boolean isOutsideApi(HttpServletRequest request) {
    return !request.getRequestURI().startsWith("/api/");
  }

  /** Whether the answer is given: to OPTIONS, another method than reading, or one too many. */
  private boolean isAnswered(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (answersMethod(request, response)) return true;
    return !request.getRequestURI().startsWith(HEALTH) && isOneTooMany(request, response);
  }

  private boolean isOneTooMany(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<Problem> tooMany = unknownCallers.count(request, response);
    if (tooMany.isEmpty()) return false;
    ProblemServlet.write(tooMany.get(), response);
    return true;
  }

  private static boolean answersMethod(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean isKnown = READING.contains(request.getMethod());
    if (isKnown && !request.getMethod().equals("OPTIONS")) return false;
    response.setHeader("Allow", AllowedMethods.of(READING));
    if (isKnown) {
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    } else {
      response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    }
    return true;
  }

  private void log(HttpServletRequest request, HttpServletResponse response, long started) {
    ends.told(request, response, request.getAttribute(ROUTE), System.nanoTime() - started);
  }
}
