package org.touchstonehub.sharing.source;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import org.touchstonehub.mdm.database.Transactions;
import org.touchstonehub.mdm.source.SourceSystems;
import org.touchstonehub.policy.consent.Consents;
import org.touchstonehub.sharing.problem.Refused;

/** Takes a source system away that nothing in the hub refers to. */
@RequestScoped
class SystemRemoval {
  @Inject Transactions transactions;
  @Inject SourceSystems systems;
  @Inject Consents consents;

  /**
   * @throws Refused 409 if consents are on file for its records: were the name given to another
   *     system, they would speak for people who never gave them
   */
  void remove(String name) {
    transactions.join(
        () -> {
          systems.delete(name);
          if (consents.areThereOf(name)) {
            throw new Refused(
                409,
                "source-system-not-empty",
                "Consents are on file for records of source system '%s'; it stays with them."
                    .formatted(name));
          }
          return 0;
        });
  }
}
