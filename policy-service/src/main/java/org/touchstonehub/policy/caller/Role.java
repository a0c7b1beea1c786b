package org.touchstonehub.policy.caller;

import java.util.Locale;
import java.util.Optional;

/** What somebody may be in the hub. What a role may do with golden data stands in the policy. */
public enum Role {
  STEWARD,
  APPLICATION,
  COMPLIANCE_OFFICER,
  PRODUCT_OWNER,
  PRODUCT_CONSUMER,
  PROGRAMME_OFFICE,
  ADMINISTRATOR;

  /** As tokens and policies write it, for example {@code compliance-officer}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Role> ofCode(String code) {
    for (Role role : values()) {
      if (role.code().equals(code)) return Optional.of(role);
    }
    return Optional.empty();
  }
}
