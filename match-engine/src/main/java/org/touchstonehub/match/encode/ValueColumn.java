package org.touchstonehub.match.encode;

import org.touchstonehub.match.standardise.ValueKind;

/**
 * One value per record, or several. Read only. Arrays that values of a kind do not need are empty.
 *
 * @param value by record, or -1; of several the first
 * @param more where the further values of record i sit in {@code further}: from {@code more[i]} to
 *     {@code more[i + 1]}; empty where no record has any
 * @param further values beyond the first
 * @param number by value: house number, year or amount; NaN if there is none
 * @param number2 by value: longitude; NaN if there is none
 * @param from by value: where the part begins that is compared apart (street name), or 0
 * @param to by value: where it ends (street name; local part of an e-mail address; phone number
 *     without its extension)
 * @param part hash of the coarse part by value: domain of an e-mail address, local phone number,
 *     outward postcode, street word; 0 if there is none
 * @param letters by value: {@linkplain Dictionary#letters letters} of the part that is compared
 *     apart, or 0
 */
@SuppressWarnings("ArrayRecordComponent") // shared with the kernels, compared by nobody
public record ValueColumn(
    ValueKind kind,
    Dictionary values,
    int[] value,
    int[] more,
    int[] further,
    double[] number,
    double[] number2,
    int[] from,
    int[] to,
    long[] part,
    int[] letters)
    implements Column {
  @Override
  public boolean has(int record) {
    return value[record] >= 0;
  }

  /** Whether a record may have several values. */
  public boolean hasSeveral() {
    return more.length > 0;
  }

  /** How many values a record has. */
  public int count(int record) {
    if (value[record] < 0) return 0;
    return more.length == 0 ? 1 : 1 + more[record + 1] - more[record];
  }

  /** A value of a record, from 0 to {@link #count} - 1. */
  public int value(int record, int k) {
    return k == 0 ? value[record] : further[more[record] + k - 1];
  }
}
