# Facts to test with: a customer product that serves a purpose by contract and one by consent.
package touchstone.sharing_test

attributes := [
	{"name": "family_name", "type": "family-name", "classification": "personal", "derived_from": []},
	{"name": "birth_date", "type": "date", "classification": "personal", "derived_from": []},
	{"name": "country", "type": "country", "classification": "public", "derived_from": []},
	{"name": "segment", "type": "category", "classification": "internal", "derived_from": []},
	{"name": "iban", "type": "bank-account", "classification": "restricted", "derived_from": []},
	{"name": "remark", "type": "long-text", "derived_from": []},
]

product := {
	"name": "customer-golden",
	"domain": "customer",
	"purposes": {
		"CustomerCare": "A6-1-b",
		"PaymentManagement": "A6-1-b",
		"DirectMarketing": "A6-1-a",
		"RecordManagement": "A6-1-f",
	},
	"attributes": attributes,
}

# An application that looks after a customer under their contract: permitted.
care := {
	"caller": {"grants": [{"role": "application", "domain": "customer"}]},
	"product": product,
	"purpose": "CustomerCare",
	"operation": "read",
	"fields": [],
}

# The same application wants to advertise, and the customer agreed: permitted.
marketing := object.union(care, {"purpose": "DirectMarketing", "consent": {"status": "given"}})

# A steward keeps records right: permitted.
stewardship := object.union(care, {
	"caller": {"grants": [{"role": "steward", "domain": "customer"}]},
	"purpose": "RecordManagement",
	"operation": "steward",
})

asked(facts, changes) := object.union(facts, changes)

lacking(facts, key) := object.remove(facts, [key])
