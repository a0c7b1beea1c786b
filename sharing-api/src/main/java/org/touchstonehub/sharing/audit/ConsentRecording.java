package org.touchstonehub.sharing.audit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import org.touchstonehub.mdm.database.Transactions;
import org.touchstonehub.policy.consent.ConsentEvent;
import org.touchstonehub.policy.consent.Consents;
import org.touchstonehub.policy.consent.NewConsent;
import org.touchstonehub.sharing.problem.Refused;
import org.touchstonehub.sharing.systems.KnownSystems;

/** Records consent for records of a source system that is there. */
@RequestScoped
class ConsentRecording {
  @Inject Transactions transactions;
  @Inject KnownSystems systems;
  @Inject Consents consents;

  /**
   * @throws Refused 404 if the system was taken away meanwhile: were the name given to another
   *     system, the consent would speak for people who never gave it
   */
  ConsentEvent record(NewConsent consent) {
    return transactions.join(
        () -> {
          systems.hold(consent.subject().system());
          return consents.record(consent);
        });
  }
}
