# METADATA
# title: May golden data leave, and in what shape?
# description: |
#   One question, one answer. The hub puts the facts into `input`; what roles, purposes, legal bases and masks mean is
#   in the data documents beside this folder (data.touchstone.roles and so on). Nothing is permitted and nothing is
#   shown unless a rule says so from something that is present: a missing fact always means no.
#
#   input.caller.grants      [{"role": "application", "domain": "customer"}, ...]; the domain "*" is every domain
#   input.product            {"name", "domain", "purposes": {purpose: legal basis}, "attributes": [{"name", "type",
#                            "classification", "derived_from": [name, ...]}, ...], "self_recorded_consent": "allowed"
#                            or absent}; absent where no such product is published; "derived_from" names all attributes
#                            that this one tells something of, directly or over others
#   input.purpose            a DPV 2.3 code, for example "DirectMarketing"
#   input.operation          "read", "steward" (records by id), "search", "match" or "export" (rows)
#   input.fields             attributes that the caller's own search condition looks at
#   input.consent.status     for records by id: "given", "self-recorded" (given, but by nothing that anybody except the
#                            caller recorded), "withdrawn" or "none" over all source records of the subject
package touchstone.sharing

# METADATA
# description: The answer. The gate refuses whatever is not an object with all of these.
# entrypoint: true
decision := {
	"permit": permit,
	"reasons": reasons,
	"masks": released,
	"filter": filter,
	"obligations": obligations,
	"legal_basis": legal_basis,
	"policy": data.touchstone.policy.digest,
}

# Data leaves if somebody who may act asks, for a purpose that the product serves on a sound legal basis, with consent
# where the legal basis is consent, and without peeping at masked values by searching for them.
default permit := false

permit if {
	count(acting_roles) > 0
	legal_basis_sound
	consent_settled
	asks_clear_fields_only
}

# What the hub has to do besides: keep what is not public out of caches, and add the number of rows to the audit record.
obligations contains "no-store" if {
	permit
	some attribute in input.product.attributes
	attribute.classification != "public"
	masks[attribute.name] != "hidden"
}

obligations contains "count-rows" if {
	permit
	input.operation in row_operations
}

# Operations that answer with whichever rows fit, instead of records asked for by id.
row_operations := {"search", "match", "export"}
