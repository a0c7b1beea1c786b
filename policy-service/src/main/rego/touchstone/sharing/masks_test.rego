# In what shape values leave.
package touchstone.sharing_test

import data.touchstone.sharing

test_restricted_values_are_hidden_unless_the_purpose_needs_them if {
	masks(care).iban == "hidden"
	masks(asked(care, {"purpose": "PaymentManagement"})).iban == "clear"
}

test_personal_values_are_clear_for_those_who_serve_the_customer if {
	masks(care).family_name == "clear"
	masks(care).birth_date == "clear"
}

test_a_steward_sees_the_end_of_an_account if masks(stewardship).iban == "last-four"

test_a_product_consumer_sees_parts_of_a_person if {
	shown := masks(asked(care, {"caller": {"grants": [{"role": "product-consumer", "domain": "customer"}]}}))
	shown.family_name == "initials"
	shown.birth_date == "year-only"
	shown.country == "clear"
	shown.segment == "clear"
	shown.iban == "hidden"
}

test_an_unclassified_attribute_has_no_mask_and_so_does_not_leave if not "remark" in object.keys(masks(care))

test_a_classification_that_nobody_knows_is_hidden if {
	facts := with_attribute({"name": "x", "type": "text", "classification": "cosmic", "derived_from": []})
	masks(facts).x == "hidden"
}

test_a_type_without_a_partial_form_is_hidden_where_only_a_part_may_be_seen if {
	facts := asked(
		with_attribute({"name": "x", "type": "text", "classification": "personal", "derived_from": []}),
		{"caller": {"grants": [{"role": "product-consumer", "domain": "customer"}]}},
	)
	masks(facts).x == "hidden"
}

test_an_attribute_without_a_type_is_hidden_where_only_a_part_may_be_seen if {
	facts := asked(
		with_attribute({"name": "x", "classification": "personal", "derived_from": []}),
		{"caller": {"grants": [{"role": "product-consumer", "domain": "customer"}]}},
	)
	not "x" in object.keys(masks(facts))
}

test_the_strictest_of_several_roles_holds if {
	both := {"grants": [
		{"role": "application", "domain": "customer"},
		{"role": "product-consumer", "domain": "customer"},
	]}
	masks(asked(care, {"caller": both})).family_name == "initials"
	masks(asked(care, {"caller": both, "purpose": "PaymentManagement"})).iban == "hidden"
}

# A role that may not act here does not make the view stricter either.
test_roles_that_do_not_act_do_not_count if {
	both := {"grants": [
		{"role": "application", "domain": "customer"},
		{"role": "steward", "domain": "customer"},
		{"role": "product-consumer", "domain": "supplier"},
	]}
	masks(asked(care, {"caller": both, "purpose": "PaymentManagement"})).iban == "clear"
}

test_a_level_that_nobody_knows_shows_nothing if {
	shown := sharing.masks with input as care with data.touchstone.roles.application.sees as {"personal": "cleer"}
	not "family_name" in object.keys(shown)
}

# An e-mail address made of a name tells the name, however it is classified itself.
test_what_derives_from_a_masked_value_is_masked if {
	facts := seen_by_a_consumer([
		{"name": "family_name", "type": "family-name", "classification": "personal", "derived_from": []},
		{"name": "email", "type": "email", "classification": "internal", "derived_from": ["family_name"]},
		{"name": "login", "type": "identifier", "classification": "public", "derived_from": ["family_name"]},
		{"name": "desk", "type": "identifier", "classification": "public", "derived_from": []},
	])
	masks(facts) == {"family_name": "initials", "email": "email-domain", "login": "hidden", "desk": "clear"}
}

test_what_derives_from_a_hidden_value_is_hidden if {
	facts := seen_by_a_consumer([
		{"name": "iban", "type": "bank-account", "classification": "restricted", "derived_from": ["account"]},
		{"name": "account", "type": "bank-account", "classification": "public", "derived_from": ["iban"]},
	])
	masks(facts) == {"iban": "hidden", "account": "hidden"}
}

test_what_derives_from_clear_values_is_clear if {
	facts := with_attributes([
		{"name": "family_name", "type": "family-name", "classification": "personal", "derived_from": []},
		{"name": "login", "type": "identifier", "classification": "internal", "derived_from": ["family_name"]},
	])
	masks(facts).login == "clear"
}

test_what_derives_from_an_unclassified_value_has_no_mask if {
	facts := with_attributes([
		{"name": "remark", "type": "long-text", "derived_from": []},
		{"name": "login", "type": "identifier", "classification": "public", "derived_from": ["remark"]},
	])
	masks(facts) == {}
}

test_what_derives_from_a_value_that_is_not_known_has_no_mask if {
	facts := with_attribute({"name": "x", "type": "text", "classification": "public", "derived_from": ["y"]})
	masks(facts) == {}
}

test_an_attribute_that_does_not_say_what_it_derives_from_has_no_mask if {
	masks(with_attribute({"name": "x", "type": "text", "classification": "public"})) == {}
}

test_what_derives_from_a_masked_value_may_not_be_asked_by if {
	facts := seen_by_a_consumer([
		{"name": "family_name", "type": "family-name", "classification": "personal", "derived_from": []},
		{"name": "email", "type": "email", "classification": "internal", "derived_from": ["family_name"]},
	])
	refused(asked(facts, {"operation": "search", "fields": ["email"]}), {"search-by-masked-field"})
}

seen_by_a_consumer(attributes_given) := asked(
	with_attributes(attributes_given),
	{"caller": {"grants": [{"role": "product-consumer", "domain": "customer"}]}},
)

masks(facts) := shown if {
	decision := sharing.decision with input as facts
	shown := decision.masks
}

with_attribute(attribute) := with_attributes([attribute])

with_attributes(given) := object.union(care, {"product": object.union(product, {"attributes": given})})
