package org.touchstonehub.sharing.request;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.stream.Collectors;
import org.touchstonehub.sharing.json.Json;
import org.touchstonehub.sharing.problem.Refused;

/** Reads and writes the API's records; says where a body is wrong, never what it held. */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
@Produces({MediaType.APPLICATION_JSON, "application/problem+json"})
public class JsonBodies implements MessageBodyReader<Object>, MessageBodyWriter<Object> {

  @Override
  public boolean isReadable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return type.getName().startsWith("org.touchstonehub.");
  }

  @Override
  public Object readFrom(
      Class<Object> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> httpHeaders,
      InputStream body)
      throws IOException {
    Object read;
    try {
      read = Json.read(body, genericType);
    } catch (JsonProcessingException wrong) {
      throw new Refused(400, "malformed-json", describe(wrong));
    } catch (IOException brokenOff) {
      throw new Refused(
          400, "malformed-request", "The body did not come whole, or too late; send it again.");
    }
    if (read == null) {
      throw new Refused(400, "malformed-json", "The body is null; send a JSON object.");
    }
    return read;
  }

  private static String describe(JsonProcessingException wrong) {
    JsonLocation at = wrong.getLocation();
    String where =
        at == null ? "" : " at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
    String member = wrong instanceof JsonMappingException mapping ? path(mapping) : "";
    return member.isEmpty()
        ? "The body is not well-formed JSON%s.".formatted(where)
        : "The member '%s'%s is unknown or has a wrong type; see the schema at /openapi."
            .formatted(member, where);
  }

  private static String path(JsonMappingException mapping) {
    return mapping.getPath().stream()
        .map(step -> step.getFieldName() == null ? "[]" : step.getFieldName())
        .collect(Collectors.joining("."));
  }

  @Override
  public boolean isWriteable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return type.getName().startsWith("org.touchstonehub.");
  }

  @Override
  public void writeTo(
      Object value,
      Class<?> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, Object> httpHeaders,
      OutputStream body)
      throws IOException {
    // Written whole first: a failure half-way must become a problem, not half a document.
    body.write(Json.write(value).getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }
}
