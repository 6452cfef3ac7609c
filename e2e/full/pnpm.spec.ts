import { describeAdoption } from '../support/adoption/describe-adoption.js';
import { createdWithPnpm } from '../support/adoption/workspace-kinds.js';

describeAdoption('a workspace of pnpm', { kind: () => createdWithPnpm('23.2.1') });
