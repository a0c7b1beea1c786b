# Consent, where the legal basis is consent. For records by id the subject's consent decides; for rows it becomes a
# condition on every row, over the same source records and the same purposes.
package touchstone.sharing

consent_not_needed if data.touchstone.legal_bases[legal_basis].consent == "not-needed"

consent_needed if data.touchstone.legal_bases[legal_basis].consent == "needed"

consent_settled if consent_not_needed

consent_settled if {
	consent_needed
	input.consent.status == "given"
}

consent_settled if {
	consent_needed
	input.operation in row_operations
}

# The row filter, in UCAST's form. An empty "or" lets no row through, an empty "and" every row.
default filter := {"type": "compound", "operator": "or", "value": []}

filter := {"type": "compound", "operator": "and", "value": []} if {
	permit
	consent_not_needed
}

filter := {"type": "field", "operator": "eq", "field": "consent", "value": "given"} if {
	permit
	consent_needed
}
