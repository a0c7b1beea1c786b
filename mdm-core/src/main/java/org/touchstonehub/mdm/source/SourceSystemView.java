package org.touchstonehub.mdm.source;

import java.time.Instant;

/**
 * A source system as callers see it.
 *
 * @param revision changes with each change of the description
 */
public record SourceSystemView(
    String name, String domain, String description, Instant created, int revision) {}
