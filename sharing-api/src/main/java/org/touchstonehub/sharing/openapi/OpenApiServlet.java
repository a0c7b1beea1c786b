package org.touchstonehub.sharing.openapi;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.mdm.golden.Fields;
import org.touchstonehub.mdm.golden.Projections;
import org.touchstonehub.mdm.model.ActiveModel;
import org.touchstonehub.mdm.model.ActiveModels;
import org.touchstonehub.sharing.application.HubState;

/**
 * Serves the OpenAPI document, made anew when other models become active. It is asked for without a
 * token, so it must cost little.
 */
@WebServlet("/openapi")
public class OpenApiServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject transient ActiveModels models;
  @Inject transient Projections projections;
  @Inject transient HubState state;

  private transient volatile @Nullable Made made;

  /**
   * The document, and what it was made for.
   *
   * @param models version and digest by domain
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Made(Map<String, String> models, byte[] document) {}

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!state.isServing()) {
      response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      return;
    }
    byte[] document = document();
    response.setContentType("application/json");
    response.setContentLength(document.length);
    response.getOutputStream().write(document);
  }

  private byte[] document() {
    Map<String, String> now = new TreeMap<>();
    for (ActiveModel model : models.all()) {
      now.put(model.domain(), model.version() + " " + model.digest());
    }
    Made last = made;
    if (last == null || !last.models.equals(now)) {
      last = new Made(now, make(now.keySet()));
      made = last;
    }
    return last.document;
  }

  private byte[] make(Set<String> domains) {
    Map<String, Fields> fields = new TreeMap<>();
    for (String domain : domains) fields.put(domain, projections.of(domain).fields());
    return OpenApiDocument.of(Resources.ALL, new ModelSchemas(fields))
        .toPrettyString()
        .getBytes(StandardCharsets.UTF_8);
  }
}
