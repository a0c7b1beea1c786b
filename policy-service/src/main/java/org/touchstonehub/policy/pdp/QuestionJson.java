package org.touchstonehub.policy.pdp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import org.touchstonehub.policy.caller.Grant;

/** Writes a question as the policy's {@code input}; the same question gives the same text. */
final class QuestionJson {
  private QuestionJson() {}

  static ObjectNode write(PolicyQuestion question) {
    ObjectNode input = JsonNodeFactory.instance.objectNode();
    ArrayNode grants = input.putObject("caller").putArray("grants");
    question.caller().grants().stream()
        .sorted(Comparator.comparing(Grant::toString))
        .forEach(g -> grants.addObject().put("role", g.role().code()).put("domain", g.domain()));
    GovernedProduct product = question.product();
    if (product != null) input.set("product", write(product, question));
    input.put("purpose", question.purpose().code());
    input.put("operation", question.operation().code());
    ArrayNode fields = input.putArray("fields");
    question.fields().stream().sorted().forEach(fields::add);
    if (question.consent() != null) {
      input.putObject("consent").put("status", question.consent());
    }
    return input;
  }

  private static ObjectNode write(GovernedProduct product, PolicyQuestion question) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("name", product.name()).put("domain", product.domain());
    // One purpose is asked for; the others would only make the question longer.
    String legalBasis = product.legalBases().get(question.purpose());
    ObjectNode purposes = json.putObject("purposes");
    if (legalBasis != null) purposes.put(question.purpose().code(), legalBasis);
    if (product.selfRecordedConsent()) json.put("self_recorded_consent", "allowed");
    ArrayNode attributes = json.putArray("attributes");
    for (GovernedAttribute attribute : product.attributes()) {
      ObjectNode entry =
          attributes.addObject().put("name", attribute.name()).put("type", attribute.type());
      // Left out, not null: an unclassified attribute must be undefined to the rules.
      if (attribute.classification() != null) {
        entry.put("classification", attribute.classification());
      }
      ArrayNode derivedFrom = entry.putArray("derived_from");
      attribute.derivedFrom().forEach(derivedFrom::add);
    }
    return json;
  }
}
