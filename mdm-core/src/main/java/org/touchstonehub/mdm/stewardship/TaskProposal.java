package org.touchstonehub.mdm.stewardship;

import java.time.Instant;

/** An answer that another steward has to confirm. */
public record TaskProposal(Verdict verdict, String steward, Instant at, String comment) {}
