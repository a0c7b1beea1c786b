package org.touchstonehub.sharing.trace;

import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizer;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizerProvider;

/**
 * Puts {@link PlainSpans} before whatever exporter the operator configures. The server looks for it
 * when it makes its OpenTelemetry, which it does only where {@code otel.sdk.disabled} is false.
 */
public final class Tracing implements AutoConfigurationCustomizerProvider {
  @Override
  public void customize(AutoConfigurationCustomizer telemetry) {
    telemetry.addSpanExporterCustomizer((exporter, settings) -> new PlainSpans(exporter));
  }
}
