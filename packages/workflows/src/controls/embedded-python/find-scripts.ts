import { isMap, isScalar, isSeq } from 'yaml';
import type { Node, Scalar } from 'yaml';
import type { YamlFile } from '../../yaml/index.js';
import { pythonSetup, runsOnWindows } from './job-python.js';
import type { PythonSetup } from './job-python.js';
import { scriptLanguage } from './script-language.js';
import type { ScriptLanguage } from './script-language.js';
import { entriesOf, itemsOf, textAt, valueAt } from './yaml-access.js';

/** A `run` script, once for each language that it is run in, however many steps share it by an alias. */
export interface Script {
  readonly node: Scalar;
  readonly language: ScriptLanguage;
  /** Python versions of all steps that run it; undefined stands for one that is not known. */
  readonly versions: ReadonlySet<string | undefined>;
}

export interface FoundScripts {
  readonly scripts: readonly Script[];
  /** Python versions that YAML reads as another number. */
  readonly misread: readonly Scalar[];
}

interface JobContext {
  readonly job: Node;
  readonly defaultShell: string | undefined;
  readonly onWindows: boolean;
}

/** The scripts of a workflow or of a composite action. */
export function findScripts(yaml: YamlFile): FoundScripts {
  const collector = new Collector(yaml);
  for (const { contents } of yaml.documents) {
    const workflowShell = textAt(yaml, contents, 'defaults', 'run', 'shell');
    for (const { value: job } of entriesOf(yaml, valueAt(yaml, contents, 'jobs'))) {
      const defaultShell = textAt(yaml, job, 'defaults', 'run', 'shell') ?? workflowShell;
      collector.job(job, { job, defaultShell, onWindows: runsOnWindows(yaml, job) });
    }
    const runs = valueAt(yaml, contents, 'runs');
    if (runs) collector.job(runs, { job: runs, defaultShell: undefined, onWindows: false });
  }
  return collector.found();
}

class Collector {
  private readonly scripts = new Map<Scalar, Script[]>();
  private readonly misread = new Set<Scalar>();
  private setup: PythonSetup | undefined;

  constructor(private readonly yaml: YamlFile) {}

  job(node: Node, context: JobContext): void {
    this.setup = undefined;
    this.steps(valueAt(this.yaml, node, 'steps'), context);
  }

  found(): FoundScripts {
    return { scripts: [...this.scripts.values()].flat(), misread: [...this.misread] };
  }

  private steps(sequence: Node | undefined, context: JobContext): void {
    for (const step of itemsOf(this.yaml, sequence)) {
      if (isMap(step)) this.step(step, context);
    }
  }

  private step(step: Node, context: JobContext): void {
    const setup = pythonSetup(this.yaml, step, context.job);
    setup?.misread.forEach((scalar) => this.misread.add(scalar));
    this.setup = setup ?? this.setup;
    for (const { key, value } of entriesOf(this.yaml, step)) {
      if (key === 'run' && isScalar(value)) this.add(value, step, context);
      // Steps in steps, such as those of a `parallel` block.
      else if (isSeq(value)) this.steps(value, context);
    }
  }

  private add(node: Scalar, step: Node, { defaultShell, onWindows }: JobContext): void {
    const shell = textAt(this.yaml, step, 'shell') ?? defaultShell;
    const language = scriptLanguage(shell, onWindows);
    const known = this.scripts.get(node) ?? [];
    const same = known.find((script) => script.language === language);
    const versions = new Set([...(same?.versions ?? []), ...(this.setup?.versions ?? [undefined])]);
    const others = known.filter((script) => script !== same);
    this.scripts.set(node, [...others, { node, language, versions }]);
  }
}
