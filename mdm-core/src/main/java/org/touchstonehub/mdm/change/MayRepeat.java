package org.touchstonehub.mdm.change;

/**
 * A failure of a change that came upon others who change the same: nothing of it may be committed,
 * and made again it succeeds.
 */
public interface MayRepeat {}
