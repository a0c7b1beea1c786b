package org.touchstonehub.sharing.steward;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.touchstonehub.mdm.stewardship.ReviewRules;

/** How stewards review, as the configuration says. */
@ApplicationScoped
class ReviewBeans {
  @Inject
  @ConfigProperty(
      name = "TOUCHSTONE_REVIEW_SIZE",
      defaultValue = "" + ReviewRules.USUAL_SECOND_FROM)
  int secondFrom;

  @Inject
  @ConfigProperty(name = "TOUCHSTONE_REVIEW_DUE", defaultValue = ReviewRules.USUAL_DUE)
  String due;

  @Produces
  @Singleton
  ReviewRules rules() {
    return ReviewRules.of(secondFrom, due);
  }
}
