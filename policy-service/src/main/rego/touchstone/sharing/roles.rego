# Who acts. A role counts only where the caller holds it for the domain of the product.
package touchstone.sharing

held_roles contains grant.role if {
	some grant in input.caller.grants
	grant.domain in {"*", input.product.domain}
}

# Of the roles held, those that may do this operation ...
able_roles contains role if {
	some role in held_roles
	input.operation in data.touchstone.roles[role].operations
}

# ... and that may do it for this purpose.
acting_roles contains role if {
	some role in able_roles
	serves(data.touchstone.roles[role].purposes)
}

serves(purposes) if input.purpose in purposes

serves(purposes) if "any" in purposes
