package org.touchstonehub.policy.pdp;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.policy.caller.Caller;
import org.touchstonehub.policy.purpose.Purpose;

/** Questions to test with. */
public final class Questions {
  public static final GovernedProduct CUSTOMERS =
      new GovernedProduct(
          "customer-golden",
          "1",
          "customer",
          List.of(
              new GovernedAttribute("family_name", "family-name", "personal"),
              new GovernedAttribute("birth_date", "date", "personal"),
              new GovernedAttribute("country", "country", "public"),
              new GovernedAttribute("iban", "bank-account", "restricted"),
              new GovernedAttribute("naïve \"name\" \\ 名前", "text", "internal"),
              new GovernedAttribute("remark", "long-text", null)),
          Map.of(
              new Purpose("CustomerCare"),
              "A6-1-b",
              new Purpose("PaymentManagement"),
              "A6-1-b",
              new Purpose("DirectMarketing"),
              "A6-1-a",
              Purpose.RECORD_MANAGEMENT,
              "A6-1-f"),
          false);

  private Questions() {}

  /** The same, of a product that lets callers read by consent that they recorded themselves. */
  public static PolicyQuestion ofLenientProduct(PolicyQuestion question) {
    GovernedProduct lenient =
        new GovernedProduct(
            CUSTOMERS.name(),
            CUSTOMERS.version(),
            CUSTOMERS.domain(),
            CUSTOMERS.attributes(),
            CUSTOMERS.legalBases(),
            true);
    return new PolicyQuestion(
        question.caller(),
        lenient,
        question.purpose(),
        question.operation(),
        question.fields(),
        question.consent());
  }

  /** An application asks for one customer. */
  public static PolicyQuestion read(String purpose, @Nullable String consent) {
    return question(List.of("application:customer"), purpose, Operation.READ, Set.of(), consent);
  }

  public static PolicyQuestion question(
      List<String> groups,
      String purpose,
      Operation operation,
      Set<String> fields,
      @Nullable String consent) {
    return new PolicyQuestion(
        Caller.of("crm", groups), CUSTOMERS, new Purpose(purpose), operation, fields, consent);
  }
}
