package org.touchstonehub.sharing.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.touchstonehub.sharing.json.Json;
import org.touchstonehub.sharing.problem.Refused;

/**
 * Reads and writes the API's records. What it writes is UTF-8 and says so by its type, whatever
 * charset {@code Accept} asks for: JSON has no other (RFC 8259).
 */
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
      read = Json.read(inUtf8(body), genericType);
    } catch (JsonProcessingException wrong) {
      throw JsonFaults.refusal(wrong);
    } catch (java.io.CharConversionException wrong) {
      throw JsonFaults.notUnicode();
    } catch (IOException brokenOff) {
      throw new Refused(
          400, "malformed-request", "The body did not come whole, or too late; send it again.");
    }
    if (read == null) {
      throw new Refused(400, "malformed-json", "The body is null; send a JSON object.");
    }
    return read;
  }

  /** The reader would take UTF-16 and UTF-32 too. They begin with a mark, or with a NUL soon. */
  private static InputStream inUtf8(InputStream body) throws IOException {
    PushbackInputStream start = new PushbackInputStream(body, 4);
    byte[] first = start.readNBytes(4);
    start.unread(first);
    boolean isMarked = first.length > 1 && (first[0] & 0xfe) == 0xfe && (first[1] & 0xfe) == 0xfe;
    for (byte one : first) {
      if (isMarked || one == 0) throw JsonFaults.notUnicode();
    }
    return start;
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
    byte[] json = Json.write(value).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    httpHeaders.putSingle(
        HttpHeaders.CONTENT_TYPE, new MediaType(mediaType.getType(), mediaType.getSubtype()));
    body.write(json);
  }
}
