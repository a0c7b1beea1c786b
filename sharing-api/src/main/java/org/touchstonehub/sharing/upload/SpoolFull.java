package org.touchstonehub.sharing.upload;

import org.jspecify.annotations.Nullable;
import org.touchstonehub.sharing.problem.NotServed;

/** There is no room for an upload; what had come of it was taken away again. */
public class SpoolFull extends NotServed {
  private static final long serialVersionUID = 1L;

  SpoolFull(String why, @Nullable Throwable cause) {
    super(
        507,
        "upload-space",
        "There is no room to receive this file (%s); nothing of it was taken. Send it again later, or in parts."
            .formatted(why),
        cause);
  }
}
