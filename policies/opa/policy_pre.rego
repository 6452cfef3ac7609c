# Whether a release of this repository may be published, from the gate's report.
package gonogo.release

import rego.v1

default result := {"status": "deny", "reason": "no gate report was given"}

result := {"status": "allow", "reason": "the gate says go"} if {
	input.contract == "release_readiness_gate_v1"
	input.decision == "go"
}

result := {"status": "deny", "reason": sprintf("the gate says %v", [input.decision])} if {
	input.contract == "release_readiness_gate_v1"
	input.decision != "go"
}
