package org.touchstonehub.match.standardise;

/**
 * One value per record. Read only. Arrays that values of a kind do not need are empty.
 *
 * @param value by record, or -1
 * @param number by value: house number, year or amount; NaN if there is none
 * @param number2 by value: longitude; NaN if there is none
 * @param from by value: where the part begins that is compared apart (street name), or 0
 * @param to by value: where it ends (street name; local part of an e-mail address)
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
}
