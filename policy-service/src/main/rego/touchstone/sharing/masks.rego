# In what shape. Each attribute is shown as the strictest of what every acting role may see and what the purpose needs,
# for itself and for every attribute that it derives from: an e-mail address made of a name tells the name. An attribute
# without a classification gets no mask here, and what has no mask does not leave.
package touchstone.sharing

# Strictest first.
strictness := ["hidden", "partial", "clear"]

masks[attribute.name] := level if {
	some attribute in input.product.attributes
	level := shown_as(attribute)
	level != "partial"
}

# A partial value by the type of the attribute: the last four characters of an account, the year of a date. Where no
# partial form makes sense, none is shown.
masks[attribute.name] := object.get(forms(attribute), attribute.type, "hidden") if {
	some attribute in input.product.attributes
	shown_as(attribute) == "partial"
}

forms(attribute) := data.touchstone.masks.partial if count(attribute.derived_from) == 0

forms(attribute) := data.touchstone.masks.derived if count(attribute.derived_from) > 0

# Undefined, hence not shown, where it is not known what the attribute derives from, or how one of these is shown.
shown_as(attribute) := strictest({own_level(attribute)} | {level | some level in origins}) if {
	is_array(attribute.derived_from)
	origins := {origin.name: own_level(origin) |
		some origin in input.product.attributes
		origin.name in attribute.derived_from
	}
	count(origins) == count({name | some name in attribute.derived_from})
}

# By itself, whatever it derives from.
own_level(attribute) := strictest(role_levels(attribute) | {purpose_level(attribute)}) if count(acting_roles) > 0

# A classification that a role does not name is hidden from it.
role_levels(attribute) := {level |
	some role in acting_roles
	level := object.get(data.touchstone.roles[role].sees, attribute.classification, "hidden")
}

purpose_level(attribute) := object.get(data.touchstone.purposes[input.purpose].needs, attribute.classification, "hidden")

# Undefined, hence not shown, where a level is not one of the three.
strictest(levels) := strictness[min(positions)] if {
	positions := {position | some position, level in strictness; level in levels}
	count(positions) == count(levels)
}

# Only a permitted decision carries masks.
default released := {}

released := masks if permit

# A search by a masked value would tell the value, so only what is shown in clear may be asked by.
asks_clear_fields_only if {
	every field in input.fields {
		masks[field] == "clear"
	}
}
