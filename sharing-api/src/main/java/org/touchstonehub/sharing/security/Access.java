package org.touchstonehub.sharing.security;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.failure.TouchstoneException;
import org.touchstonehub.mdm.model.ActiveModel;
import org.touchstonehub.mdm.model.ActiveModels;
import org.touchstonehub.policy.caller.Caller;
import org.touchstonehub.policy.caller.Role;
import org.touchstonehub.sharing.problem.Refused;

/** What the caller of this request may touch: the domains of the roles that the method names. */
@RequestScoped
public class Access {
  @Inject ActiveModels models;

  private @Nullable Caller caller;
  private Set<Role> roles = Set.of();

  void begin(Caller authenticated, Set<Role> allowed) {
    this.caller = authenticated;
    this.roles = allowed;
  }

  public Caller caller() {
    if (caller == null) {
      throw new IllegalStateException("No caller: the request did not pass the grant filter.");
    }
    return caller;
  }

  /** Whether one of the method's roles is held for this domain. */
  public boolean covers(String domain) {
    return roles.stream().anyMatch(role -> caller().has(role, domain));
  }

  /** The domains of the method's roles; {@code "*"} among them stands for all. */
  public Set<String> domains() {
    return roles.stream()
        .flatMap(role -> caller().domainsOf(role).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The domains that have an active model and that one of the method's roles is held for. */
  public List<String> activeDomains() {
    return models.all().stream().map(ActiveModel::domain).filter(this::covers).toList();
  }

  /**
   * An object of one of the caller's domains.
   *
   * @param find may throw not found
   * @param absent what the caller is told where there is no such object, and for one of another
   *     domain alike: the answer does not show whether it exists
   */
  public <T> T find(
      Supplier<T> find, Function<T, String> domain, Supplier<? extends RuntimeException> absent) {
    T found;
    try {
      found = find.get();
    } catch (TouchstoneException failure) {
      throw failure.kind() == TouchstoneException.Kind.NOT_FOUND ? absent.get() : failure;
    }
    if (!covers(domain.apply(found))) {
      throw absent.get();
    }
    return found;
  }

  /**
   * The domain that a parameter names.
   *
   * @throws Refused 400 without one, 403 where the caller holds no fitting role for it, be there
   *     such a domain or not
   */
  public String requireDomain(@Nullable String domain) {
    if (domain == null || domain.isBlank()) {
      throw new Refused(400, "domain-missing", "Say which entity model in the parameter 'domain'.");
    }
    if (!covers(domain)) {
      throw new Refused(
          403, "domain-not-granted", "Your token grants no role for this domain that may do this.");
    }
    return domain;
  }
}
