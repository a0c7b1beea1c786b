# What is permitted, and that each missing or wrong fact alone turns it into a refusal with its reason.
package touchstone.sharing_test

import data.touchstone.sharing

test_contract_needs_no_consent if {
	sharing.decision.permit with input as care
	sharing.decision.reasons == set() with input as care
	sharing.decision.legal_basis == "A6-1-b" with input as care
}

test_consent_that_is_given_permits if sharing.decision.permit with input as marketing

test_a_steward_works_under_record_management if sharing.decision.permit with input as stewardship

test_a_grant_for_every_domain_counts if {
	sharing.decision.permit with input as asked(care, {"caller": {"grants": [{"role": "application", "domain": "*"}]}})
}

test_no_facts_no_permit if {
	decision := sharing.decision with input as {}
	decision.permit == false
	decision.masks == {}
	decision.filter == {"type": "compound", "operator": "or", "value": []}
	decision.reasons == {"product-unknown", "purpose-missing"}
}

test_each_fact_is_needed if {
	permitted(care)
	every key in ["caller", "product", "purpose", "operation", "fields"] {
		not permitted(lacking(care, key))
	}
}

test_refused_for_want_of_an_operation_says_so if {
	refused(lacking(care, "operation"), {"operation-not-for-role"})
}

test_refused_for_want_of_fields_says_so if refused(lacking(care, "fields"), {"search-by-masked-field"})

test_product_unknown if refused(lacking(care, "product"), {"product-unknown"})

test_purpose_missing if refused(lacking(care, "purpose"), {"purpose-missing"})

test_purpose_unknown if refused(asked(care, {"purpose": "BecauseWeCan"}), {"purpose-unknown"})

test_no_grant_for_domain if {
	refused(asked(care, {"caller": {"grants": [{"role": "application", "domain": "supplier"}]}}), {"no-grant-for-domain"})
	refused(asked(care, {"caller": {"grants": []}}), {"no-grant-for-domain"})
	refused(lacking(care, "caller"), {"no-grant-for-domain"})
}

test_operation_not_for_role if {
	every role in ["compliance-officer", "product-owner", "programme-office", "administrator", "emperor"] {
		refused(asked(care, {"caller": {"grants": [{"role": role, "domain": "*"}]}}), {"operation-not-for-role"})
	}
}

test_purpose_not_for_role if {
	refused(asked(stewardship, {"purpose": "CustomerCare"}), {"purpose-not-for-role"})
}

test_purpose_not_in_product if refused(asked(care, {"purpose": "ServiceProvision"}), {"purpose-not-in-product"})

test_an_owner_cannot_declare_marketing_a_contract if {
	mended := asked(marketing, {"product": {"purposes": {"DirectMarketing": "A6-1-b"}}})
	refused(mended, {"legal-basis-not-for-purpose"})
}

test_a_legal_basis_that_nobody_knows_is_none if {
	refused(asked(care, {"product": {"purposes": {"CustomerCare": "because"}}}), {"legal-basis-not-for-purpose"})
}

# The purpose stands on a contract with customers; an employee is not one.
test_a_legal_basis_is_of_a_domain if {
	facts := asked(care, {
		"caller": {"grants": [{"role": "application", "domain": "employee"}]},
		"product": {"name": "employee-golden", "domain": "employee"},
	})
	refused(facts, {"legal-basis-not-for-purpose"})
}

test_consent_not_given if {
	refused(asked(marketing, {"consent": {"status": "none"}}), {"consent-not-given"})
	refused(asked(marketing, {"consent": {"status": "perhaps"}}), {"consent-not-given"})
	refused(lacking(marketing, "consent"), {"consent-not-given"})
}

test_consent_self_recorded if {
	refused(asked(marketing, {"consent": {"status": "self-recorded"}}), {"consent-self-recorded"})
	every said in ["refused", "", true] {
		facts := asked(marketing, {"consent": {"status": "self-recorded"}, "product": {"self_recorded_consent": said}})
		refused(facts, {"consent-self-recorded"})
	}
}

test_a_product_may_take_consent_that_the_reader_recorded if {
	permitted(asked(marketing, {"consent": {"status": "self-recorded"}, "product": {"self_recorded_consent": "allowed"}}))
	every status in ["none", "withdrawn", "perhaps"] {
		not permitted(asked(marketing, {"consent": {"status": status}, "product": {"self_recorded_consent": "allowed"}}))
	}
}

test_consent_withdrawn if refused(asked(marketing, {"consent": {"status": "withdrawn"}}), {"consent-withdrawn"})

# Should a rule ever refuse without an explanation, the caller is still told that it was the policy.
test_not_permitted if {
	refusal := sharing.reasons with input as care with sharing.permit as false
	refusal == {"not-permitted"}
}

test_the_decision_names_the_policy if {
	decision := sharing.decision with input as care with data.touchstone.policy.digest as "abc"
	decision.policy == "abc"
}

test_a_refusal_carries_no_masks_and_no_obligations if {
	decision := sharing.decision with input as asked(marketing, {"consent": {"status": "none"}})
	decision.masks == {}
	decision.obligations == set()
}

permitted(facts) if sharing.decision.permit == true with input as facts

refused(facts, reasons) if {
	decision := sharing.decision with input as facts
	decision.permit == false
	decision.reasons == reasons
}
