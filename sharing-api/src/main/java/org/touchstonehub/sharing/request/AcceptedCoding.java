package org.touchstonehub.sharing.request;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads {@code Accept-Encoding} (RFC 9110, 12.5.3). */
final class AcceptedCoding {
  private AcceptedCoding() {}

  /** Whether gzip is named, or covered by {@code *}, and wanted no less than the plain answer. */
  static boolean isGzip(@Nullable String header) {
    double gzip = Double.NaN;
    double any = Double.NaN;
    double identity = Double.NaN;
    for (String part : header == null ? new String[0] : header.split(",")) {
      String[] coding = part.split(";", 2);
      double weight = coding.length == 1 ? 1 : weight(coding[1]);
      switch (coding[0].strip().toLowerCase(Locale.ROOT)) {
        case "gzip", "x-gzip" -> gzip = weight;
        case "*" -> any = weight;
        case "identity" -> identity = weight;
        default -> {} // one that is not offered
      }
    }
    double wanted = Double.isNaN(gzip) ? any : gzip;
    return wanted > 0 && !(identity > wanted);
  }

  private static double weight(String parameter) {
    String[] q = parameter.split("=", 2);
    if (q.length < 2 || !q[0].strip().equalsIgnoreCase("q")) return 0;
    try {
      return Double.parseDouble(q[1].strip());
    } catch (NumberFormatException notAWeight) {
      return 0;
    }
  }
}
