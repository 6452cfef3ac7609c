package checkout.access

import rego.v1

default result := {"status": "deny", "reason": "nothing allows it"}

result := {"status": "allow", "reason": "own tenant"} if {
	input.context.tenant == input.resource.tenant
	input.action in {"read", "pay"}
}
