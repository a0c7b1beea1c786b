package org.touchstonehub.mdm.stewardship;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.model.Attribute;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.type.SemanticType;
import org.touchstonehub.match.type.Sharing;
import org.touchstonehub.mdm.database.Digests;
import org.touchstonehub.mdm.golden.GoldenContent;

/**
 * A number that somebody issues to one person, body or account alone, as a golden record holds it.
 *
 * @param attribute of the entity model
 * @param scheme its kind, and of a tax number the country that issued it, where that is known:
 *     {@code tax-id:DE}
 * @param digest of its standard form, without the country
 */
@SuppressWarnings("ArrayRecordComponent") // written, compared by the database alone
record Identifier(String attribute, String scheme, byte[] digest) {
  private static final Set<String> COUNTRIES =
      Arrays.stream(Locale.getISOCountries()).collect(Collectors.toUnmodifiableSet());

  /** Whether golden records of a model hold any. */
  static boolean areIn(EntityModel model) {
    return model.attributes().stream().anyMatch(attribute -> isIssued(attribute.type()));
  }

  private static boolean isIssued(SemanticType type) {
    return type.shared() == Sharing.ONE;
  }

  /** Those of a golden record; numbers that look made up are none. */
  static List<Identifier> of(EntityModel model, GoldenContent content) {
    List<Identifier> found = new ArrayList<>();
    for (Attribute attribute : model.attributes()) {
      var value = content.values().get(attribute.name());
      if (value == null || !isIssued(attribute.type())) continue;
      String form = attribute.type().standardForm(value.value()).replaceAll("[^\\p{Alnum}]", "");
      if (form.isEmpty()) continue;
      found.add(of(attribute, form.toUpperCase(Locale.ROOT), country(model, content)));
    }
    return found;
  }

  private static Identifier of(Attribute attribute, String form, Optional<String> country) {
    String type = attribute.type().yamlName();
    if (!attribute.type().equals(SemanticType.TAX_ID)) {
      return new Identifier(attribute.name(), type, digest(form));
    }
    String prefix = prefix(form);
    String issuer = prefix == null ? country.orElse("") : prefix;
    return new Identifier(
        attribute.name(),
        issuer.isEmpty() ? type : type + ":" + issuer,
        digest(prefix == null ? form : form.substring(2)));
  }

  private static byte[] digest(String form) {
    var sha = Digests.sha256();
    Digests.add(sha, form);
    return sha.digest();
  }

  /** The country that a VAT number begins with; Greece writes EL. */
  private static @Nullable String prefix(String form) {
    if (form.length() < 4) return null;
    String two = form.substring(0, 2);
    if (two.equals("EL")) return "GR";
    return COUNTRIES.contains(two) ? two : null;
  }

  private static Optional<String> country(EntityModel model, GoldenContent content) {
    for (Attribute attribute : model.attributes()) {
      if (!attribute.type().equals(SemanticType.COUNTRY)) continue;
      var value = content.values().get(attribute.name());
      if (value == null) continue;
      Optional<String> code = attribute.type().exchanged(value.value());
      if (code.isPresent()) return code;
    }
    return Optional.empty();
  }
}
