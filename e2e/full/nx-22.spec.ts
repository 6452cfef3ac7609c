import { describeAdoption } from '../support/adoption/describe-adoption.js';
import { createdByNx } from '../support/adoption/workspace-kinds.js';

describeAdoption('a workspace on Nx 22', { kind: createdByNx('22'), isVerifyCached: false });
