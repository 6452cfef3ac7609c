import type { TaskGraph } from '@nx/devkit';

/**
 * Ids of the tasks that a task waits for: Nx 24 lists objects where 22 and 23 list strings.
 */
export function dependenciesOf(taskGraph: TaskGraph, taskId: string): string[] {
  const listed: readonly (string | { readonly id: string })[] =
    taskGraph.dependencies[taskId] ?? [];
  return listed.map((dependency) => (typeof dependency === 'string' ? dependency : dependency.id));
}

/** The tasks' ids, each after those that it waits for. Ids outside of the graph are passed over. */
export function inDependencyOrder(taskGraph: TaskGraph): string[] {
  const ordered = new Set<string>();
  const open = Object.keys(taskGraph.tasks).reverse();
  const entered = new Set<string>();
  while (open.length > 0) {
    const id = open.at(-1) as string;
    const waiting = dependenciesOf(taskGraph, id).filter(
      (dependency) =>
        dependency in taskGraph.tasks && !ordered.has(dependency) && !entered.has(dependency),
    );
    if (waiting.length > 0 && !entered.has(id)) {
      entered.add(id);
      open.push(...waiting.reverse());
    } else {
      ordered.add(id);
      open.pop();
    }
  }
  return [...ordered];
}
