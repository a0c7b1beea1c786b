package org.touchstonehub.sharing.golden;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.policy.caller.Caller;
import org.touchstonehub.policy.caller.Role;
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
    return require(header.text);
  }

  /**
   * The same, and the stewards' own purpose where a steward of the domain says none.
   *
   * @throws Refused 400 if another caller says none
   */
  public Purpose orRecordManagement(StewardPurposeHeader header, Caller caller, String domain) {
    return header.text == null && caller.has(Role.STEWARD, domain)
        ? Purpose.RECORD_MANAGEMENT
        : require(header.text);
  }

  private Purpose require(@Nullable String purpose) {
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
