import { describeAdoption } from '../support/adoption/describe-adoption.js';
import { withoutPackageJson } from '../support/adoption/workspace-kinds.js';

describeAdoption('a repository without package.json', { kind: withoutPackageJson('23.2.1') });
