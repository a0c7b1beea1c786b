package org.touchstonehub.sharing.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.touchstonehub.sharing.json.Json;

/** The error page of the application: failures that never reached a resource, as problems too. */
@WebServlet("/problem")
public class ProblemServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    Problem problem = StandardProblems.of(status instanceof Integer code ? code : 404);
    write(problem, response);
  }

  /** Writes a problem outside of JAX-RS. */
  public static void write(Problem problem, HttpServletResponse response) throws IOException {
    Problem.Told told = problem.told();
    byte[] body = Json.write(told.body()).getBytes(StandardCharsets.UTF_8);
    response.setStatus(problem.status());
    response.setContentType(Problem.MEDIA_TYPE);
    told.headers().forEach(response::setHeader);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
