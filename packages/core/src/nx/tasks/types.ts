import type { ExecutorContext } from '@nx/devkit';
import type { z } from 'zod';
import type { Session } from '../../files/create-files.js';
import type { controlTaskOptionsSchema } from './task-options.js';

export interface TaskRequest {
  readonly context: ExecutorContext;
  readonly projectName: string;
  readonly targetName: string;
  readonly options: z.output<typeof controlTaskOptionsSchema>;
  readonly session: Session;
}

export interface TaskOutcome {
  readonly success: boolean;
  /** What the task prints, with a final newline. */
  readonly output: string;
}
