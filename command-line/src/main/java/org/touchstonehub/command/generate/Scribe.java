package org.touchstonehub.command.generate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How any record is written: addresses, telephone numbers, what is left out. */
final class Scribe {
  /** Columns that no system writes in capitals. */
  private static final Set<String> AS_THEY_ARE =
      Set.of("email", "website", "iban", "lei", "vat_number");

  private final Draw draw;
  private final Slips slips;

  Scribe(Draw draw) {
    this.draw = draw;
    slips = new Slips(draw);
  }

  /** Puts street, postcode, city and country. */
  void place(Address address, Source source, double errors, Map<String, String> row) {
    String line = address.line();
    if (draw.chance(0.35 * errors)) line = abbreviated(line, address.country());
    if (draw.chance(0.09 * errors)) line = slips.typed(line);
    if (draw.chance(0.04 * errors)) line = slips.digit(line);
    String city = draw.chance(0.06 * errors) ? slips.typed(address.town()) : address.town();
    if (draw.chance(0.4 * errors)) {
      line = slips.plain(line);
      city = slips.plain(city);
    }
    String postcode = address.postcode();
    if (draw.chance(0.05 * errors)) postcode = slips.digit(postcode);
    if (draw.chance(0.10)) postcode = postcode.replace(" ", "");
    row.put("street", line);
    row.put("postcode", postcode);
    row.put("city", city);
    row.put(
        "country",
        draw.chance(0.7) ? address.country().code : draw.from(address.country().written));
  }

  private String abbreviated(String line, Country country) {
    for (Map.Entry<String, List<String>> form : country.abbreviations.entrySet()) {
      if (line.contains(form.getKey()))
        return line.replace(form.getKey(), draw.from(form.getValue()));
    }
    return line;
  }

  /** The number with or without blanks, country code and brackets. */
  String phone(String number, Country country) {
    String bare = number.replaceFirst("^0", "");
    return switch (draw.below(6)) {
      case 0 -> number.replace(" ", "");
      case 1 -> country.callingCode + " " + bare;
      case 2 -> country.callingCode + bare.replace(" ", "");
      case 3 -> country.callingCode.replace("+", "00") + " " + bare;
      case 4 -> number.replaceFirst("^(\\S+) ", "($1) ");
      default -> number;
    };
  }

  /** Leaves out what the source does not have; true if something that was there went. */
  boolean leaveOut(Map<String, String> row, Source source) {
    boolean left = false;
    boolean noAddress = draw.chance(source.missing("street"));
    for (Map.Entry<String, String> value : row.entrySet()) {
      boolean gone =
          switch (value.getKey()) {
            case "street" -> noAddress;
            case "postcode" -> draw.chance(noAddress ? 0.5 : source.missing("postcode"));
            default -> draw.chance(source.missing(value.getKey()));
          };
      if (gone && !value.getValue().isEmpty()) {
        value.setValue("");
        left = true;
      }
    }
    return left;
  }

  Map<String, String> capitals(Map<String, String> row, Source source) {
    if (!draw.chance(source.capitals())) return row;
    Map<String, String> capitals = new LinkedHashMap<>();
    row.forEach(
        (column, value) ->
            capitals.put(column, AS_THEY_ARE.contains(column) ? value : Slips.upper(value)));
    return capitals;
  }
}
