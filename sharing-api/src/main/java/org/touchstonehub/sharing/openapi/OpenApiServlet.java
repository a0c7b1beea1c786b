package org.touchstonehub.sharing.openapi;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.touchstonehub.mdm.golden.Fields;
import org.touchstonehub.mdm.golden.Projections;
import org.touchstonehub.mdm.model.ActiveModel;
import org.touchstonehub.mdm.model.ActiveModels;
import org.touchstonehub.sharing.application.HubState;

/** Serves the OpenAPI document, made anew for the models that are active now. */
@WebServlet("/openapi")
public class OpenApiServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject transient ActiveModels models;
  @Inject transient Projections projections;
  @Inject transient HubState state;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!state.isServing()) {
      response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      return;
    }
    Map<String, Fields> fields = new TreeMap<>();
    for (ActiveModel model : models.all()) {
      fields.put(model.domain(), projections.of(model.domain()).fields());
    }
    byte[] document =
        OpenApiDocument.of(Resources.ALL, new ModelSchemas(fields))
            .toPrettyString()
            .getBytes(StandardCharsets.UTF_8);
    response.setContentType("application/json");
    response.setContentLength(document.length);
    response.getOutputStream().write(document);
  }
}
