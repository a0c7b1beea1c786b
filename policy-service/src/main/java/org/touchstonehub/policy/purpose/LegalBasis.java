package org.touchstonehub.policy.purpose;

/**
 * By what right data is used.
 *
 * @param code in DPV's extension for the GDPR, for example {@code A6-1-a}
 * @param article for people, for example {@code GDPR 6(1)(a)}
 * @param needsConsent whether nothing may leave without the data subject's consent
 */
public record LegalBasis(String code, String label, String article, boolean needsConsent) {}
