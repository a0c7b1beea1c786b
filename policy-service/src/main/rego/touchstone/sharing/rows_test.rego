# Rows: consent becomes a filter, and nobody searches by what they may not see.
package touchstone.sharing_test

import data.touchstone.sharing

every_row := {"type": "compound", "operator": "and", "value": []}

consenting_rows := {"type": "field", "operator": "in", "field": "consent", "value": ["given"]}

test_rows_under_contract_are_not_filtered if {
	sharing.decision.filter == every_row with input as asked(care, {"operation": "search"})
}

test_rows_under_consent_are_those_of_people_who_agreed if {
	every operation in ["search", "match"] {
		decision := sharing.decision with input as lacking(asked(marketing, {"operation": operation}), "consent")
		decision.permit
		decision.filter == consenting_rows
	}
}

test_a_product_may_find_people_by_consent_that_the_reader_recorded if {
	facts := asked(marketing, {"operation": "search", "product": {"self_recorded_consent": "allowed"}})
	filter := sharing.decision.filter with input as facts
	filter == object.union(consenting_rows, {"value": ["given", "self-recorded"]})
}

test_a_record_by_id_is_put_to_the_same_filter if {
	sharing.decision.filter == consenting_rows with input as marketing
}

test_rows_are_counted if {
	"count-rows" in sharing.decision.obligations with input as asked(care, {"operation": "search"})
	not "count-rows" in sharing.decision.obligations with input as care
}

test_what_is_not_public_is_not_stored_on_the_way if {
	"no-store" in sharing.decision.obligations with input as care
}

test_what_is_public_may_be_stored_on_the_way if {
	facts := object.union(care, {"product": object.union(product, {"attributes": [attributes[2]]})})
	decision := sharing.decision with input as facts
	decision.permit
	decision.obligations == set()
}

test_a_clear_field_may_be_asked_by if {
	sharing.decision.permit with input as asked(care, {"operation": "search", "fields": ["family_name", "country"]})
}

test_search_by_masked_field if {
	every field in ["iban", "remark", "no_such_field"] {
		refused(asked(care, {"operation": "search", "fields": [field]}), {"search-by-masked-field"})
	}
}

test_a_partly_shown_field_may_not_be_asked_by if {
	facts := asked(care, {
		"caller": {"grants": [{"role": "product-consumer", "domain": "customer"}]},
		"operation": "search",
		"fields": ["birth_date"],
	})
	refused(facts, {"search-by-masked-field"})
}
