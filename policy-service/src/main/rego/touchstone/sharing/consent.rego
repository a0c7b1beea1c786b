# Consent, where the legal basis is consent. For records by id the subject's consent decides; for rows it becomes a
# condition on every row, over the same source records and the same purposes. Consent that stands on nothing but what the
# caller itself recorded ("self-recorded") counts only for a product that says so.
package touchstone.sharing

consent_not_needed if data.touchstone.legal_bases[legal_basis].consent == "not-needed"

consent_needed if data.touchstone.legal_bases[legal_basis].consent == "needed"

consent_settled if consent_not_needed

consent_settled if {
	consent_needed
	input.consent.status in usable_consent
}

consent_settled if {
	consent_needed
	input.operation in row_operations
}

usable_consent contains "given"

usable_consent contains "self-recorded" if input.product.self_recorded_consent == "allowed"

# The row filter, in UCAST's form. An empty "or" lets no row through, an empty "and" every row.
default filter := {"type": "compound", "operator": "or", "value": []}

filter := {"type": "compound", "operator": "and", "value": []} if {
	permit
	consent_not_needed
}

filter := {"type": "field", "operator": "in", "field": "consent", "value": [status | some status in usable_consent]} if {
	permit
	consent_needed
}
