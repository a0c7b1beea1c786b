package org.touchstonehub.policy.pdp;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.touchstonehub.mdm.golden.Condition;

/**
 * What came of a question. All but {@link Permit} are refusals; they differ in type so that people
 * see whether the policy said no, was not there, or could not be asked.
 */
public sealed interface Decision {
  /** Whether data may leave. */
  boolean permits();

  /** Stable codes that say why not; none for a permit. */
  List<String> reasons();

  /** Which of the four it is, as the decision log writes it. */
  String outcome();

  /** The legal basis that the policy found, or empty. */
  default String legalBasis() {
    return "";
  }

  /** The digest of the rules and data documents that decided, or empty where none did. */
  default String policyDigest() {
    return "";
  }

  /** For operators: what exactly went wrong; empty where the policy answered. */
  default String detail() {
    return "";
  }

  /**
   * Data may leave in this shape and no other.
   *
   * @param masks by attribute name; an attribute that is not named does not leave
   * @param filter what a row must fulfil to leave
   * @param filterJson the same as the engine wrote it
   */
  record Permit(
      Map<String, Mask> masks,
      Condition filter,
      String filterJson,
      Set<Obligation> obligations,
      String legalBasis,
      String policyDigest)
      implements Decision {
    public Permit {
      masks = Map.copyOf(masks);
      obligations = Set.copyOf(obligations);
    }

    /**
     * The same for an answer of fewer attributes: the others do not leave.
     *
     * @param attributes none: all that the masks name
     */
    public Permit showing(Set<String> attributes) {
      if (attributes.isEmpty()) return this;
      Map<String, Mask> asked = new TreeMap<>(masks);
      asked.keySet().retainAll(attributes);
      return new Permit(asked, filter, filterJson, obligations, legalBasis, policyDigest);
    }

    @Override
    public boolean permits() {
      return true;
    }

    @Override
    public List<String> reasons() {
      return List.of();
    }

    @Override
    public String outcome() {
      return "permitted";
    }
  }

  /** The policy said no. */
  record Denial(List<String> reasons, String legalBasis, String policyDigest) implements Decision {
    public Denial {
      reasons = List.copyOf(reasons);
    }

    @Override
    public boolean permits() {
      return false;
    }

    @Override
    public String outcome() {
      return "denied";
    }
  }

  /** The engine works and has no such policy: nothing is loaded, or another bundle. */
  record NoPolicy(String detail) implements Decision {
    @Override
    public boolean permits() {
      return false;
    }

    @Override
    public List<String> reasons() {
      return List.of("no-policy");
    }

    @Override
    public String outcome() {
      return "no-policy";
    }
  }

  /** The engine could not be asked, or what it answered is not a decision. */
  record EngineFailure(Fault fault, String detail) implements Decision {
    @Override
    public boolean permits() {
      return false;
    }

    @Override
    public List<String> reasons() {
      return List.of("policy-engine-" + fault.code());
    }

    @Override
    public String outcome() {
      return "engine-failed";
    }
  }

  /** What kept an engine from deciding. */
  enum Fault {
    /** No connection, or it broke. */
    UNREACHABLE,
    /** No whole answer within the time. */
    LATE,
    /** Answered, but not with success: an error or a redirect. */
    ERROR,
    /** Not a well-formed decision. */
    MALFORMED,
    /** More bytes than any decision has. */
    TOO_LARGE,
    /** Not asked: it failed again and again a moment ago, or is fully busy. */
    BUSY,
    /** Broke inside. */
    BROKEN;

    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
