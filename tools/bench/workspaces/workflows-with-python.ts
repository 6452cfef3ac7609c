import type { BenchWorkspace } from './bench-workspace';

/** How many blocks of Python each workflow holds: one of each form below. */
export const BLOCKS_PER_WORKFLOW = 5;

/** Writes workflows with five blocks of Python each, no two of them the same. */
export function writeWorkflowsWithPython(workspace: BenchWorkspace, count: number): void {
  for (let index = 0; index < count; index += 1) {
    workspace.write(`.github/workflows/generated-${index}.yml`, workflow(index));
  }
}

function workflow(index: number): string {
  const seed = index * BLOCKS_PER_WORKFLOW;
  return `name: Generated ${index}
on:
  pull_request:
  push:
    branches: [main]
jobs:
  check:
    runs-on: ubuntu-latest
    timeout-minutes: 20
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: '3.12'
      - name: Quoted here-document
        run: |
          set -euo pipefail
          python3 - <<'PY'
${indent(program(seed), 10)}
          PY
      - name: Here-document of a file, with arguments
        run: |
          mkdir -p artifacts
          python - artifacts/out-${index}.json <<'EOF' | tee artifacts/log.txt
${indent(program(seed + 1), 10)}
          EOF
      - name: Python as the shell
        shell: python
        run: |
${indent(program(seed + 2), 10)}
      - name: One-liner
        run: |
          python3 -c 'import json, sys; print(json.dumps({"step": ${seed + 3}, "argv": sys.argv[1:]}))' a b
  summarise:
    needs: check
    runs-on: ubuntu-latest
    steps:
      - name: Indented here-document
        run: |
          if [ -f artifacts/out-${index}.json ]; then
            python3 <<'PY'
${indent(program(seed + 4), 10)}
          PY
          fi
`;
}

/** Fifteen lines as workflows hold them, with the number in every name. */
function program(number: number): string {
  return `import json
import os
from pathlib import Path


def collect_${number}(folder: Path, limit: int = ${number}) -> dict[str, int]:
    counts = {}
    for path in sorted(folder.glob("*.json")):
        with path.open(encoding="utf-8") as handle:
            report = json.load(handle)
        counts[path.name] = len([check for check in report["checks"] if not check["passed"]])
    return {name: count for name, count in counts.items() if count <= limit}


failed_${number} = collect_${number}(Path(os.environ.get("ARTIFACTS", "artifacts")))
print(f"failed: {sum(failed_${number}.values())} of {len(failed_${number})} reports")`;
}

function indent(text: string, spaces: number): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '' : ' '.repeat(spaces) + line))
    .join('\n');
}
