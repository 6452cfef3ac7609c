import { describeAdoption } from '../../support/adoption/describe-adoption.js';
import { createdByNx } from '../../support/adoption/workspace-kinds.js';

describeAdoption('a workspace on Nx 23.2.1', { kind: createdByNx('23.2.1') });
