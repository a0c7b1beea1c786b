package org.touchstonehub.mdm.command;

import org.touchstonehub.mdm.golden.GoldenId;

/**
 * A golden record as somebody saw it who wants it changed.
 *
 * @param version that was read
 */
public record Seen(GoldenId id, int version) {}
