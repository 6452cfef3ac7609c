import type { Tree } from '@nx/devkit';
import { insertValue, readJsonText, type JsonText } from '../json/json-text.js';
import type { SetupReport } from './setup-report.js';

/** The suite's one plugin, by the name that `nx.json` has it under. */
export const PLUGIN = '@gonogo/core/plugin';

const NX_JSON = 'nx.json';

/** The plugin's entry in `nx.json`. */
export interface PluginEntry {
  /** Its index in `plugins`. */
  readonly index: number;
  /** Packages (or folders) whose controls apply. */
  readonly controls: readonly string[];
  readonly artifactsDir: string;
}

/**
 * The first entry of the plugin, in either form that Nx allows: its name, or an object with options.
 *
 * @throws Error where `nx.json` cannot be parsed
 */
export function findPlugin(tree: Tree): PluginEntry | undefined {
  const { plugins } = objectOf(readJsonText(nxJson(tree)));
  if (!Array.isArray(plugins)) return undefined;
  const index = plugins.findIndex((entry: unknown) => nameOf(entry) === PLUGIN);
  if (index < 0) return undefined;
  const { controls, artifactsDir } = objectOf(objectOf(plugins[index]).options);
  return {
    index,
    controls: Array.isArray(controls) ? controls.filter((name) => typeof name === 'string') : [],
    artifactsDir: typeof artifactsDir === 'string' ? artifactsDir : 'artifacts',
  };
}

/**
 * Registers the plugin in `nx.json`, and control packages in its option `controls`. It only ever adds: options, order
 * and comments stay as they are.
 *
 * @param names packages, or folders as `./tools/controls`
 * @throws Error where `nx.json` cannot be parsed, or has something else where the plugins or the controls should be
 */
export function registerControls(tree: Tree, names: readonly string[], report: SetupReport): void {
  const known = findPlugin(tree);
  const missing = names.filter((name) => !known?.controls.includes(name));
  if (known === undefined) {
    edit(tree, (file) => withEntry(file, missing));
    report.did(`nx.json: registered the plugin ${PLUGIN} with ${listed(missing)}`);
    return;
  }
  for (const name of missing) edit(tree, (file) => withControl(file, known.index, name));
  if (missing.length > 0) report.did(`nx.json: registered ${listed(missing)}`);
  else report.left(`nx.json: ${PLUGIN} is registered with ${listed(known.controls)}`);
}

/** `nx.json` as it is; an empty object where it is not there, which Nx allows. */
export function nxJson(tree: Tree): JsonText {
  return { path: NX_JSON, text: tree.read(NX_JSON, 'utf-8') ?? '{}\n' };
}

function edit(tree: Tree, change: (file: JsonText) => string): void {
  tree.write(NX_JSON, change(nxJson(tree)));
}

function withEntry(file: JsonText, controls: readonly string[]): string {
  return insertValue(file, ['plugins', -1], { plugin: PLUGIN, options: { controls } });
}

function withControl(file: JsonText, index: number, name: string): string {
  const { plugins } = objectOf(readJsonText(file));
  const entry: unknown = Array.isArray(plugins) ? plugins[index] : undefined;
  return typeof entry === 'string'
    ? insertValue(file, ['plugins', index], { plugin: entry, options: { controls: [name] } })
    : insertValue(file, ['plugins', index, 'options', 'controls', -1], name);
}

function nameOf(entry: unknown): unknown {
  return typeof entry === 'string' ? entry : objectOf(entry).plugin;
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function listed(names: readonly string[]): string {
  return names.join(', ') || 'no controls';
}
