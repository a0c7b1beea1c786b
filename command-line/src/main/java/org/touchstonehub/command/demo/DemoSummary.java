package org.touchstonehub.command.demo;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.touchstonehub.issuer.DemoUser;
import org.touchstonehub.issuer.DevelopmentIssuer;

/** What the demo tells when it is ready. */
final class DemoSummary {
  private final PrintWriter out;
  private final DevelopmentIssuer issuer;
  private final String hub;

  DemoSummary(PrintWriter out, DevelopmentIssuer issuer, String hub) {
    this.out = out;
    this.issuer = issuer;
    this.hub = hub;
  }

  void results(List<DemoResult> results) {
    out.printf(
        "%n%-10s %10s %10s %10s %10s %8s %6s%n",
        "", "records", "golden", "possible", "precision", "recall", "F1");
    for (DemoResult result : results) {
      out.printf(
          Locale.ROOT,
          "%-10s %,10d %,10d %,10d %10.3f %8.3f %6.3f%n",
          result.domain().label(),
          result.records(),
          result.goldenRecords(),
          result.possibleMatches(),
          result.pairwise().precision(),
          result.pairwise().recall(),
          result.pairwise().f1());
    }
    out.println(
        """
        records: source records in; golden: golden records made; possible: possible matches that wait
        for a steward; precision, recall, F1: over pairs of records, against the generator's truth
        """);
  }

  void access(String policyEngine, DemoHome home) {
    out.printf("Policy engine   %s%n", policyEngine);
    out.printf("Hub             %s/api/v1%n", hub);
    out.printf("OpenAPI         %s/openapi%n", hub);
    out.printf("Health          %s/health%n", hub);
    out.printf("Tokens          %s%n", issuer.tokenEndpoint());
    out.printf("Files, logs     %s%n", home.folder());
    out.printf("Demo users      %s%n", users());
    out.printf("                all with the password %s%n%n", issuer.password());
  }

  private static String users() {
    return Stream.of(DemoUser.values())
        .map(DemoUser::username)
        .collect(Collectors.joining(", "))
        .replace("product-owner", "\n                product-owner");
  }

  /** Three commands that work as they are printed. */
  void commands(String goldenId) {
    String record = hub + "/api/v1/golden-records/" + goldenId;
    out.println("# A golden record for a purpose that it may serve");
    out.println(curl("shop", "-H 'Purpose: CustomerCare' " + record));
    out.println("# The same for direct marketing: refused, since nobody has consented");
    out.println(curl("shop", "-H 'Purpose: DirectMarketing' " + record));
    out.println("# Both decisions, as they stand in the log");
    out.println(
        curl(
            "compliance-officer",
            "'" + hub + "/api/v1/decisions?subject=golden:" + goldenId + "&limit=2'"));
    out.println();
  }

  private String curl(String user, String rest) {
    return "curl -s -w '\\n' -H \"Authorization: Bearer $(curl -s -u %s:%s -H 'Accept: text/plain' \\%n  -d grant_type=client_credentials %s)\" \\%n  %s"
        .formatted(user, issuer.password(), issuer.tokenEndpoint(), rest);
  }
}
