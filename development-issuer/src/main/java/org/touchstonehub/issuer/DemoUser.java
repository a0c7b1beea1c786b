package org.touchstonehub.issuer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The people and programs of the demo, each with the grants that it holds ({@code role:domain}).
 */
public enum DemoUser {
  CUSTOMER_STEWARD("steward:customer"),
  SUPPLIER_STEWARD("steward:supplier"),
  EMPLOYEE_STEWARD("steward:employee"),
  SHOP("application:customer"),
  PROCUREMENT("application:supplier"),
  PAYROLL("application:employee"),
  COMPLIANCE_OFFICER("compliance-officer:*"),
  PRODUCT_OWNER("product-owner:*"),
  ANALYST("product-consumer:*"),
  PROGRAMME_OFFICE("programme-office:*"),
  ADMINISTRATOR("administrator:* application:*");

  private final String grants; // apart by blanks

  DemoUser(String grants) {
    this.grants = grants;
  }

  /** The name to sign in with: {@code customer-steward}, {@code shop}, {@code administrator}. */
  public String username() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public List<String> grants() {
    return List.of(grants.split(" ", -1));
  }

  static Optional<DemoUser> named(String username) {
    return Arrays.stream(values()).filter(user -> user.username().equals(username)).findFirst();
  }
}
