# Why not. Stable codes for people and programs; each has a line in docs/guides/policy.md. They explain a refusal and
# never cause one: "not" appears in this file alone.
package touchstone.sharing

reasons := set() if permit

reasons := explained if {
	not permit
	count(explained) > 0
}

reasons := {"not-permitted"} if {
	not permit
	count(explained) == 0
}

explained contains "product-unknown" if not input.product.name

explained contains "purpose-missing" if not input.purpose

explained contains "purpose-unknown" if {
	input.purpose
	not data.touchstone.purposes[input.purpose]
}

explained contains "no-grant-for-domain" if {
	input.product.name
	count(held_roles) == 0
}

explained contains "operation-not-for-role" if {
	count(held_roles) > 0
	count(able_roles) == 0
}

explained contains "purpose-not-for-role" if {
	data.touchstone.purposes[input.purpose]
	count(able_roles) > 0
	count(acting_roles) == 0
}

explained contains "purpose-not-in-product" if {
	input.product.name
	data.touchstone.purposes[input.purpose]
	not input.product.purposes[input.purpose]
}

explained contains "legal-basis-not-for-purpose" if {
	input.product.purposes[input.purpose]
	data.touchstone.purposes[input.purpose]
	not legal_basis_sound
}

explained contains "consent-withdrawn" if {
	legal_basis_sound
	consent_needed
	not consent_settled
	input.consent.status == "withdrawn"
}

explained contains "consent-self-recorded" if {
	legal_basis_sound
	consent_needed
	not consent_settled
	input.consent.status == "self-recorded"
}

explained contains "consent-not-given" if {
	legal_basis_sound
	consent_needed
	not consent_settled
	not input.consent.status == "withdrawn"
	not input.consent.status == "self-recorded"
}

explained contains "search-by-masked-field" if {
	count(acting_roles) > 0
	legal_basis_sound
	not asks_clear_fields_only
}
