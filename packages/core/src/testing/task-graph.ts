import type { Task, TaskGraph } from '@nx/devkit';

/** A task graph of these tasks, `project:target`, with the ids that each waits for. */
export function fakeTaskGraph(dependencies: Readonly<Record<string, string[]>>): TaskGraph {
  const taskOf = (id: string): Task => {
    const [project = '', target = ''] = id.split(':');
    const fixed = { overrides: {}, outputs: [], parallelism: true, cache: true };
    return { id, target: { project, target }, ...fixed };
  };
  return {
    roots: [],
    tasks: Object.fromEntries(Object.keys(dependencies).map((id) => [id, taskOf(id)])),
    dependencies: { ...dependencies },
    continuousDependencies: {},
  };
}
