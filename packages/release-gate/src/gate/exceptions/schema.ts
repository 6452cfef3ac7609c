import { z } from 'zod';
import { parseInstant } from '../../text/instant.js';

const text = z.string().trim().min(1);

/** A date and time, such as `2026-06-15T00:00:00Z`. */
export const instantSchema = z
  .string()
  .refine((value) => parseInstant(value) !== undefined, {
    error: 'a UTC date and time such as 2026-06-15T00:00:00Z',
  })
  .describe('UTC date and time, such as 2026-06-15T00:00:00Z');

/** A temporary approval. More keys, such as a ticket, are welcome. */
export const releaseExceptionSchema = z.looseObject({
  check_id: text.describe('Id of the gate check whose failure is lowered from high to medium'),
  approved_by: text,
  reason: text,
  expires_at: instantSchema,
});

/** `.github/release_exceptions.json`. Evidence contract, section 11. */
export const releaseExceptionsSchema = z.looseObject({
  exceptions: z.array(releaseExceptionSchema),
});
