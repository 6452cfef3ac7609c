import type {
  ExecutorContext,
  NxJsonConfiguration,
  ProjectConfiguration,
  TargetConfiguration,
} from '@nx/devkit';

/** Projects by name: root, and targets. */
export type FakeProjects = Readonly<
  Record<
    string,
    Pick<ProjectConfiguration, 'root' | 'namedInputs'> & {
      readonly targets?: Readonly<Record<string, TargetConfiguration>>;
    }
  >
>;

/** The context that Nx gives an executor, over a project graph of these projects. */
export function fakeContext(
  root: string,
  projects: FakeProjects,
  nxJsonConfiguration: NxJsonConfiguration = {},
): ExecutorContext {
  const nodes = Object.fromEntries(
    Object.entries(projects).map(([name, { targets, ...data }]) => [
      name,
      { name, type: 'lib' as const, data: { ...data, targets: { ...targets } } },
    ]),
  );
  return {
    root,
    cwd: root,
    isVerbose: false,
    projectGraph: { nodes, dependencies: {} },
    projectsConfigurations: { version: 2, projects: {} },
    nxJsonConfiguration,
  };
}
