import { join } from 'node:path';
import { describeGoldenCases } from '../../testing/golden-cases.js';
import { gateFreshness } from './control.js';

describe('policy-gate-freshness', () => {
  describeGoldenCases(gateFreshness, join(__dirname, 'fixtures'));
});
