import { z } from 'zod';
import { attestationSchema } from './gate/attestation/schema.js';
import { releaseExceptionsSchema } from './gate/exceptions/schema.js';
import { releaseGateOptions } from './gate/options.js';
import { releaseGatePolicySchema } from './gate/policy/schema.js';
import { gateReportSchema } from './gate/report/schema.js';
import { executiveSummarySchema } from './summary/types.js';
import { controls } from './controls.js';

it('lists the gate', () => {
  expect(controls.map(({ id, kind }) => [id, kind])).toEqual([['release-gate', 'gate']]);
});

it.each(
  Object.entries({
    attestationSchema,
    releaseExceptionsSchema,
    releaseGateOptions,
    releaseGatePolicySchema,
    gateReportSchema,
    executiveSummarySchema,
  }),
)('%s can be published as JSON Schema', (_, schema) => {
  expect(z.toJSONSchema(schema, { target: 'draft-07', io: 'input' })).toMatchObject({
    type: 'object',
  });
});
