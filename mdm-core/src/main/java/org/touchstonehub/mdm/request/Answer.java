package org.touchstonehub.mdm.request;

import java.util.Map;

/**
 * What a request was answered; of values that the gate releases it holds none.
 *
 * @param headers those that are part of the answer, such as {@code Location}
 * @param isRepeated true if it was given before and nothing was done now
 */
public record Answer(int status, Map<String, String> headers, String body, boolean isRepeated) {
  public Answer {
    headers = Map.copyOf(headers);
  }
}
