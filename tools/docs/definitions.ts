import { join } from 'node:path';
import type { AnyControl } from '../../packages/core/src/control/types';
import { listControls } from '../generate/list-controls';

export { targetOf } from '../generate/list-controls';

/** Every control of the suite, as the packages list them. */
export function allControls(): readonly AnyControl[] {
  return listControls(join(__dirname, '../../packages')).map(({ control }) => control);
}
