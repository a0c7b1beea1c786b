package org.touchstonehub.sharing.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  /** A body with a whole number. */
  record Counted(int count) {}

  @Test
  void a_whole_number_is_read() throws IOException {
    assertThat(read("{\"count\": 12}")).isEqualTo(new Counted(12));
  }

  /** Cut to a whole number, it would be another than was sent. */
  @ParameterizedTest
  @ValueSource(strings = {"2.5e-42", "1.5", "-0.1", "1e3"})
  void a_fraction_is_no_whole_number(String number) {
    assertThatThrownBy(() -> read("{\"count\": " + number + "}"))
        .isInstanceOf(MismatchedInputException.class);
  }

  private static @Nullable Object read(String json) throws IOException {
    return Json.read(
        new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), Counted.class);
  }
}
