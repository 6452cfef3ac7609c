import { NX_JSON } from './workspace.js';

/** Contents of nx.json with the plugin and the given options, as they are: right or wrong. */
export function withPlugin(options: Readonly<Record<string, unknown>>): unknown {
  return { ...NX_JSON, plugins: [{ plugin: '@gonogo/core/plugin', options }] };
}
