package org.touchstonehub.match.type;

import java.util.Optional;
import org.touchstonehub.match.standardise.Folding;
import org.touchstonehub.match.standardise.Placeholders;
import org.touchstonehub.match.standardise.ValueKind;

/** A number, code or address that is compared sign by sign, without blanks and punctuation. */
abstract class CodedValue extends SemanticType {
  CodedValue(
      String yamlName,
      Subject subject,
      Classification classification,
      SurvivorshipRule survivorship,
      Trait... traits) {
    super(yamlName, subject, ColumnForm.ONE, classification, survivorship, traits);
  }

  @Override
  public final Optional<ValueKind> value() {
    return Optional.of(ValueKind.IDENTIFIER);
  }

  @Override
  public final double share() {
    return 1e-6;
  }

  @Override
  final String compared(String raw, String folded, boolean decimalComma) {
    if (Placeholders.isNoNumber(folded)) return "";
    return number(unlessFiller(Folding.compact(withoutScheme(folded))));
  }

  /** The number, or nothing if nobody can have issued it. */
  String number(String compact) {
    return compact;
  }

  @Override
  final String form(String value, String folded) {
    return each(value);
  }

  private static String withoutScheme(String folded) {
    String url = folded.startsWith("http://") ? folded.substring(7) : folded;
    if (url.startsWith("https://")) url = url.substring(8);
    return url.startsWith("www.") ? url.substring(4) : url;
  }
}
