package org.touchstonehub.matching.live;

import org.touchstonehub.mdm.change.MayRepeat;
import org.touchstonehub.mdm.database.Busy;

/**
 * Somebody else is changing what a change came upon. The transaction is to be rolled back and the
 * change made again with the same {@link Claims}, which know by now what it needs.
 */
public final class Contended extends Busy implements MayRepeat {
  private static final long serialVersionUID = 1L;

  Contended() {
    super("Others are changing the same records; send the request again in some seconds.");
  }
}
