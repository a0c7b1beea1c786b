package org.touchstonehub.match.survive;

import java.time.Instant;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.match.type.SurvivorshipRule;

/**
 * A golden value with its provenance.
 *
 * @param source the record that it was taken from
 * @param recorded when that version was recorded
 * @param agreeing how many source records hold the same value after standardising, itself included
 */
public record GoldenValue(
    String value, SourceKey source, Instant recorded, SurvivorshipRule rule, int agreeing) {}
