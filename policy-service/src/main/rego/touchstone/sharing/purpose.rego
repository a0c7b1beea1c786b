# What for, and by what right. The product says on which legal basis it serves a purpose; the purpose says which legal
# bases can carry it at all, so that an owner cannot declare direct marketing to be a contract.
package touchstone.sharing

# An empty text is no legal basis: it never stands in the data documents.
default legal_basis := ""

legal_basis := input.product.purposes[input.purpose]

legal_basis_sound if legal_basis in data.touchstone.purposes[input.purpose].legal_bases[input.product.domain]

legal_basis_sound if legal_basis in data.touchstone.purposes[input.purpose].legal_bases.any
