package org.touchstonehub.match.survive;

import java.time.Instant;
import org.touchstonehub.match.record.SourceKey;

/**
 * What a version of a source record says of one attribute.
 *
 * @param value not blank
 */
public record Claim(SourceKey source, Instant recorded, String value) {}
