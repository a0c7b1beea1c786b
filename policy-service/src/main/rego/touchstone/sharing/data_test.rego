# The data documents fit each other.
package touchstone.sharing_test

import data.touchstone.sharing

levels := {level | some level in sharing.strictness}

classifications := {"public", "internal", "personal", "restricted"}

test_roles_see_in_known_ways if {
	every _, role in data.touchstone.roles {
		every classification, level in role.sees {
			classification in classifications
			level in levels
		}
	}
}

test_purposes_need_known_ways if {
	every _, purpose in data.touchstone.purposes {
		every classification, level in purpose.needs {
			classification in classifications
			level in levels
		}
	}
}

test_purposes_stand_on_known_legal_bases if {
	every _, purpose in data.touchstone.purposes {
		every _, bases in purpose.legal_bases {
			every basis in bases {
				data.touchstone.legal_bases[basis]
			}
		}
	}
}

test_purposes_are_part_of_known_purposes if {
	every _, purpose in data.touchstone.purposes {
		every broader in purpose.broader {
			data.touchstone.purposes[broader]
		}
	}
}

test_roles_serve_known_purposes if {
	every _, role in data.touchstone.roles {
		every purpose in role.purposes {
			purpose in ({"any"} | object.keys(data.touchstone.purposes))
		}
	}
}

test_every_legal_basis_says_whether_it_needs_consent if {
	every _, basis in data.touchstone.legal_bases {
		basis.consent in {"needed", "not-needed"}
	}
}

# What derives from others never shows more than it would by itself.
test_derived_forms_are_partial_forms if {
	every type, form in data.touchstone.masks.derived {
		data.touchstone.masks.partial[type] == form
	}
}
