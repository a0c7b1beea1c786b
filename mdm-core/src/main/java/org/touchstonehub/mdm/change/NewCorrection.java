package org.touchstonehub.mdm.change;

import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.link.Anchored;

/** A correction that a steward makes, beside the source record that holds its values. */
public record NewCorrection(SourceKey key, Anchored correction) implements ChangeSet.Input {}
