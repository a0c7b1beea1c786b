package org.touchstonehub.sharing.request;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.mdm.database.Uuids;

/** Pages of lists: a bounded limit, an opaque cursor, and the next page as a link (RFC 8288). */
public final class Paging {
  private Paging() {}

  /**
   * @throws InvalidInput outside 1 to {@code most}
   */
  public static void checkLimit(int limit, int most) {
    if (limit < 1 || limit > most) {
      throw new InvalidInput("limit", "The limit must be between 1 and %d.".formatted(most));
    }
  }

  /**
   * A cursor that is the id of the last item of the page before.
   *
   * @throws InvalidInput if it is not one
   */
  public static UUID id(String cursor) {
    return Uuids.parse(cursor).orElseThrow(Paging::strange);
  }

  /**
   * A cursor that is the number of items before it, in a list that nothing is added to.
   *
   * @throws InvalidInput if it is not one
   */
  public static long place(String cursor) {
    if (!cursor.matches("[0-9]{1,9}")) throw strange();
    return Long.parseLong(cursor);
  }

  private static InvalidInput strange() {
    return new InvalidInput(
        "cursor", "The cursor does not belong to this list; start again without one.");
  }

  /**
   * Answers a page of a list.
   *
   * @param json writes an item
   * @param body the record that holds the items and the cursor of the next page
   */
  public static <T, J> Response page(
      Slice<T> slice,
      Function<T, J> json,
      BiFunction<List<J>, @Nullable String, ?> body,
      UriInfo uri) {
    List<J> items = slice.items().stream().map(json).toList();
    return link(Response.ok(body.apply(items, slice.next())), uri, slice.next()).build();
  }

  /** Adds {@code Link: <…>; rel="next"} where there is a next page. */
  public static Response.ResponseBuilder link(
      Response.ResponseBuilder answer, UriInfo uri, @Nullable String next) {
    return next == null
        ? answer
        : answer.link(uri.getRequestUriBuilder().replaceQueryParam("cursor", next).build(), "next");
  }
}
