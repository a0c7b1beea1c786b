package org.touchstonehub.sharing.golden;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.touchstonehub.policy.purpose.Purpose;
import org.touchstonehub.policy.purpose.PurposeEntry;
import org.touchstonehub.policy.purpose.Purposes;
import org.touchstonehub.sharing.problem.Problem;
import org.touchstonehub.sharing.problem.Refused;

/** The header {@code Purpose}: what the data is wanted for. No read of golden data without one. */
@ApplicationScoped
public class PurposeParam {
  @Inject Purposes purposes;

  /**
   * @throws Refused 400 without the header, with the purposes that there are
   */
  public Purpose require(PurposeHeader header) {
    String purpose = header.text;
    if (purpose == null || purpose.isBlank()) {
      throw new Refused(
          Problem.of(
                  400,
                  "purpose-missing",
                  "Say what the data is for in the header 'Purpose', with one of the choices.")
              .withChoices(known()));
    }
    return Purpose.fromString(purpose);
  }

  private List<String> known() {
    return purposes.all().stream().map(PurposeEntry::purpose).map(Purpose::code).sorted().toList();
  }
}
