import { describeAdoption } from '../support/adoption/describe-adoption.js';
import { addedToNpm } from '../support/adoption/workspace-kinds.js';

describeAdoption('a workspace on Nx 24', { kind: addedToNpm('24') });
