package org.touchstonehub.match.standardise;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.touchstonehub.match.standardise.CheckDigits.Proof;

/**
 * The countries whose accounts have an IBAN, with its length there (SWIFT's registry, release 99).
 * An account number of another country may begin with letters and digits too, and proves nothing.
 */
final class Ibans {
  private static final Map<String, Integer> LENGTHS =
      Arrays.stream(
              """
              AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22
              DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28
              HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25
              MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29
              RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29
              VA22 VG24 XK20 YE30"""
                  .split("\\s+"))
          .collect(
              Collectors.toUnmodifiableMap(
                  one -> one.substring(0, 2), one -> Integer.valueOf(one.substring(2))));

  private Ibans() {}

  /**
   * What is longer than an IBAN of its country has something else beside it, such as a bank's code.
   *
   * @param compact in capital letters, without blanks and signs
   */
  static Proof of(String compact) {
    Proof proof = CheckDigits.ofIban(compact);
    if (proof != Proof.WRONG) return proof;
    int length = LENGTHS.getOrDefault(compact.substring(0, 2), 0);
    return compact.length() <= length ? Proof.WRONG : Proof.NONE;
  }
}
