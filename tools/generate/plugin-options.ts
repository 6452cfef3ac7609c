import { pluginOptionsSchema } from '../../packages/core/src/nx/inference/plugin-options';
import { optionsTable } from './docs/options-table';
import { withRegion } from './region';

/**
 * A text with the table of the plugin's options as their schema has them.
 *
 * @throws TypeError where a marker is missing
 */
export function withPluginOptions(text: string): string {
  return withRegion(text, 'plugin options', optionsTable(pluginOptionsSchema));
}
