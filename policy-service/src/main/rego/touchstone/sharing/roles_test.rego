# Which role may do what. A role that is not named here may do nothing, an operation that is not named nobody may do.
package touchstone.sharing_test

operations := {
	"steward": {"read", "search", "match", "steward"},
	"application": {"read", "search", "match"},
	"product-consumer": {"read", "search"},
}

test_each_role_may_do_what_it_is_for_and_nothing_else if {
	every role, _ in data.touchstone.roles {
		every operation in {"read", "search", "match", "steward", "export"} {
			is_able := operation in object.get(operations, role, set())
			may(role, operation) == is_able
		}
	}
}

test_an_operation_that_the_policy_does_not_know_is_refused if {
	every role, _ in data.touchstone.roles {
		every operation in ["delete", "READ", "", "any", "*", null, true, 1, ["read"], {"read": true}] {
			refused(by(role, operation), {"operation-not-for-role"})
		}
	}
}

may(role, operation) if permitted(by(role, operation))

may(role, operation) := false if refused(by(role, operation), {"operation-not-for-role"})

by(role, operation) := object.union(stewardship, {
	"caller": {"grants": [{"role": role, "domain": "customer"}]},
	"operation": operation,
})
