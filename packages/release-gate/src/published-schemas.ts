import { attestationSchema } from './gate/attestation/schema.js';
import { releaseExceptionsSchema } from './gate/exceptions/schema.js';
import { releaseGatePolicySchema } from './gate/policy/schema.js';
import { gateReportSchema } from './gate/report/schema.js';
import { executiveSummarySchema } from './summary/types.js';

/** JSON Schemas that the package publishes in `schemas/`, by file name. */
export const publishedSchemas = {
  'attestation.schema.json': attestationSchema,
  'executive-summary.schema.json': executiveSummarySchema,
  'gate-report.schema.json': gateReportSchema,
  'release-exceptions.schema.json': releaseExceptionsSchema,
  'release-gate-policy.schema.json': releaseGatePolicySchema,
};
