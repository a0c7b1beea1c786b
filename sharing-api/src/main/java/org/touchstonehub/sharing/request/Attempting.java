package org.touchstonehub.sharing.request;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import org.touchstonehub.mdm.change.Attempts;

/** Calls what is {@link Attempted} as often as it takes, within bounds; outside of all else. */
@Attempted
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
class Attempting {
  @AroundInvoke
  Object again(InvocationContext call) throws Exception {
    return Attempts.at(call::proceed);
  }
}
