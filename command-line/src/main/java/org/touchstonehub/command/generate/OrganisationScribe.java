package org.touchstonehub.command.generate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes an organisation down as a source system would, with what goes wrong there. */
final class OrganisationScribe {
  private static final List<String> MAILBOXES =
      List.of("info@", "sales@", "office@", "accounts@", "contact@");

  private final Draw draw;
  private final Slips slips;
  private final Scribe scribe;
  private final Tally tally;

  OrganisationScribe(Draw draw, Tally tally) {
    this.draw = draw;
    this.tally = tally;
    slips = new Slips(draw);
    scribe = new Scribe(draw);
  }

  /** The row of {@code organisation} in a source; {@code scanned} where it is read from paper. */
  Map<String, String> write(Organisation organisation, Source source, boolean scanned) {
    double errors = source.errors();
    Map<String, String> row = new LinkedHashMap<>();
    String name = name(organisation, errors);
    String written = slip(name, errors, scanned);
    row.put("name", written);
    Address seat = organisation.seat();
    if (organisation.formerSeat() != null && draw.chance(0.5)) {
      seat = organisation.formerSeat();
      tally.count(Phenomenon.FORMER_ADDRESS);
    }
    scribe.place(seat, source, errors, row);
    String phone = draw.chance(0.12) ? seat.country().mobile(draw) : organisation.phone();
    row.put(
        "phone",
        scribe.phone(draw.chance(0.04 * errors) ? slips.digit(phone) : phone, seat.country()));
    row.put("email", draw.from(MAILBOXES) + organisation.host());
    row.put("website", (draw.chance(0.6) ? "www." : "https://www.") + organisation.host());
    boolean slipped = numbers(organisation, errors, row);
    if (slipped || !written.equals(name)) tally.count(Phenomenon.SLIP);
    if (scribe.leaveOut(row, source)) tally.count(Phenomenon.MISSING_VALUE);
    return scribe.capitals(row, source);
  }

  private String name(Organisation organisation, double errors) {
    String core = organisation.core();
    if (organisation.formerCore() != null && draw.chance(0.45)) {
      core = organisation.formerCore();
      tally.count(Phenomenon.FORMER_NAME);
    }
    if (draw.chance(0.3 * errors)) core = core.replace(" & ", draw.chance(0.5) ? " and " : " + ");
    String activity = organisation.activity();
    if (draw.chance(0.05 * errors)) activity = "";
    else if (draw.chance(0.07 * errors))
      activity = activity.substring(0, Math.min(4, activity.length())) + ".";
    String legal = organisation.legalForm();
    double how = draw.fraction();
    if (how < 0.16 * errors) legal = "";
    else if (how < 0.55 * errors) {
      legal = draw.from(organisation.country().legalForms.getOrDefault(legal, List.of(legal)));
    }
    if (!legal.equals(organisation.legalForm())) tally.count(Phenomenon.LEGAL_FORM);
    String name = draw.chance(0.04 * errors) ? activity + " " + core : core + " " + activity;
    return (name + " " + legal).strip().replaceAll(" +", " ");
  }

  private String slip(String name, double errors, boolean scanned) {
    String written = draw.chance(0.3 * errors) ? slips.plain(name) : name;
    if (draw.chance(0.10 * errors))
      written = scanned ? slips.scanned(written) : slips.typed(written);
    if (draw.chance(0.05 * errors)) written = slips.heard(written);
    return written;
  }

  /** Puts what identifies an organisation; true if a digit slipped. */
  private boolean numbers(Organisation organisation, double errors, Map<String, String> row) {
    String vat = organisation.vatNumber();
    String iban = draw.chance(0.5) ? organisation.iban() : organisation.secondIban();
    boolean slipped = draw.chance(0.035 * errors);
    if (slipped) vat = slips.digit(vat);
    if (draw.chance(0.15)) vat = vat.substring(0, 2) + " " + vat.substring(2);
    if (draw.chance(0.025 * errors)) {
      iban = slips.digit(iban);
      slipped = true;
    }
    row.put("vat_number", vat);
    row.put("iban", iban);
    if (organisation.lei() != null) row.put("lei", organisation.lei());
    return slipped;
  }
}
