package org.touchstonehub.sharing.request;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.touchstonehub.mdm.database.Digests;
import org.touchstonehub.mdm.request.Answer;
import org.touchstonehub.mdm.request.RememberedRequests;
import org.touchstonehub.mdm.request.RequestName;
import org.touchstonehub.sharing.json.Json;
import org.touchstonehub.sharing.security.Access;

/**
 * The header {@code Idempotency-Key}: the same request by the same caller again gets the answer of
 * the first. Only for answers without released values: these are for the gate to give, each time
 * anew.
 */
@RequestScoped
public class Idempotency {
  /** Names a request, so that it can be sent again without being done again. */
  public static final String KEY = "Idempotency-Key";

  /** On an answer that was given before: nothing was done now. */
  public static final String REPLAYED = "Idempotency-Replayed";

  private static final List<String> KEPT_HEADERS = List.of(HttpHeaders.LOCATION, HttpHeaders.ETAG);

  @Inject RememberedRequests requests;
  @Inject Access access;

  /**
   * Does the work in one transaction with remembering its answer, or gives the answer that is
   * remembered; without a key it just does the work.
   *
   * @param operation what is asked for, with the object that it is asked of
   * @param body what makes it this request: written as JSON, or the digest of a file
   */
  public Response once(RequestKey request, String operation, Object body, Supplier<Response> work) {
    String key = request.key;
    if (key == null) return work.get();
    RequestName name = new RequestName(access.caller().subject(), operation, key);
    return response(requests.once(name, digest(body), () -> answer(work.get())));
  }

  /** The same for work that makes its own transactions. */
  public Response onceApart(
      RequestKey request, String operation, Object body, Supplier<Response> work) {
    String key = request.key;
    if (key == null) return work.get();
    RequestName name = new RequestName(access.caller().subject(), operation, key);
    return response(requests.onceApart(name, digest(body), () -> answer(work.get())));
  }

  /**
   * What was done for a request, in ids alone: values are read anew each time that it is told.
   *
   * @param isRepeated true where it was done before, and nothing now
   */
  public record Done<T>(T ids, boolean isRepeated) {}

  /**
   * The same in the transaction of the caller, for a change whose answer the gate has to let go
   * each time anew: what is remembered holds ids alone.
   *
   * @param type of the ids
   */
  public <T> Done<T> within(
      RequestKey request, String operation, Object body, Class<T> type, Supplier<T> work) {
    String key = request.key;
    if (key == null) return new Done<>(work.get(), false);
    RequestName name = new RequestName(access.caller().subject(), operation, key);
    Answer answer =
        requests.onceWithin(
            name, digest(body), () -> new Answer(200, Map.of(), Json.write(work.get()), false));
    return new Done<>(Json.read(answer.body(), type), answer.isRepeated());
  }

  private static Answer answer(Response response) {
    Map<String, String> headers = new TreeMap<>();
    for (String name : KEPT_HEADERS) {
      String value = response.getHeaderString(name);
      if (value != null) headers.put(name, value);
    }
    return new Answer(response.getStatus(), headers, Json.write(response.getEntity()), false);
  }

  private static Response response(Answer answer) {
    Response.ResponseBuilder response =
        Response.status(answer.status())
            .type(MediaType.APPLICATION_JSON)
            .entity(answer.body().getBytes(StandardCharsets.UTF_8));
    answer.headers().forEach(response::header);
    if (answer.isRepeated()) response.header(REPLAYED, "true");
    return response.build();
  }

  private static byte[] digest(Object body) {
    return Digests.sha256().digest(Json.write(body).getBytes(StandardCharsets.UTF_8));
  }
}
