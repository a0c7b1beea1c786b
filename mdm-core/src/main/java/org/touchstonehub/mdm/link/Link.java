package org.touchstonehub.mdm.link;

import java.time.Instant;
import org.touchstonehub.mdm.golden.GoldenId;

/**
 * That a source record belongs to a golden record.
 *
 * @param since when it came to be linked to it
 */
public record Link(GoldenId golden, Instant since) {}
