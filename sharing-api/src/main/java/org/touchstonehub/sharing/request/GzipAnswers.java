package org.touchstonehub.sharing.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Packs JSON answers with gzip where the caller takes that and it pays. A packed answer is another
 * representation, so its strong entity tag is another too ({@code "x-gzip"}); what callers send
 * back in {@code If-Match} and {@code If-None-Match} is read as the tag of the plain one.
 */
@Provider
@PreMatching
@ApplicationScoped
public class GzipAnswers implements ContainerRequestFilter, WriterInterceptor {
  /** Below, the packed answer is hardly shorter than one packet either way. */
  private static final int SMALLEST = 1024;

  private static final String SUFFIX = "-gzip";

  @Context HttpHeaders asked;

  @Inject
  @ConfigProperty(name = "touchstone.gzip.enabled")
  boolean enabled;

  @Override
  public void filter(ContainerRequestContext request) {
    for (String name : new String[] {HttpHeaders.IF_MATCH, HttpHeaders.IF_NONE_MATCH}) {
      request
          .getHeaders()
          .computeIfPresent(
              name,
              (same, tags) -> tags.stream().map(tag -> tag.replace(SUFFIX + "\"", "\"")).toList());
    }
  }

  @Override
  public void aroundWriteTo(WriterInterceptorContext answer) throws IOException {
    if (!enabled || !AcceptedCoding.isGzip(asked.getHeaderString(HttpHeaders.ACCEPT_ENCODING))) {
      answer.proceed();
      return;
    }
    OutputStream out = answer.getOutputStream();
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    answer.setOutputStream(plain);
    answer.proceed();
    answer.setOutputStream(out);
    if (plain.size() < SMALLEST || !isJson(answer)) {
      plain.writeTo(out);
      return;
    }
    label(answer.getHeaders());
    try (GZIPOutputStream packed = new GZIPOutputStream(out)) {
      plain.writeTo(packed);
    }
  }

  private static boolean isJson(WriterInterceptorContext answer) {
    return answer.getMediaType().getSubtype().endsWith("json");
  }

  private static void label(MultivaluedMap<String, Object> headers) {
    headers.putSingle(HttpHeaders.CONTENT_ENCODING, "gzip");
    headers.remove(HttpHeaders.CONTENT_LENGTH);
    Object tag = headers.getFirst(HttpHeaders.ETAG);
    if (tag instanceof EntityTag plain && !plain.isWeak()) {
      headers.putSingle(HttpHeaders.ETAG, new EntityTag(plain.getValue() + SUFFIX));
    }
  }
}
