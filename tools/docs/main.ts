// Writes the generated parts of pages: node --conditions=@gonogo/source --import tsx tools/docs/main.ts
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { allControls } from './definitions';
import { PLAYBOOK_LINES } from './playbook/lines';
import { withPlaybookTable } from './playbook/table';

const page = join(__dirname, '../../docs/playbook.md');

writeFileSync(page, withPlaybookTable(readFileSync(page, 'utf8'), PLAYBOOK_LINES, allControls()));
