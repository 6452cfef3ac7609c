// Runs one control of the installed packages over the current folder, and prints how it ended and its peak memory:
// run-control.cjs <package> <control>
const { createRequire } = require('node:module');
const { join } = require('node:path');

async function main(packageName, id) {
  const requireThere = createRequire(join(process.cwd(), 'package.json'));
  const { createSession, runControl } = requireThere('@gonogo/core');
  const { controls } = requireThere(`${packageName}/controls`);
  const { report } = await runControl(
    controls.find((control) => control.id === id),
    {
      subject: { project: 'subject', root: '.' },
      options: {},
      session: createSession(process.cwd()),
      environment: process.env,
    },
  );
  const { status, summary } = report;
  console.log(JSON.stringify({ status, summary, maxRssKib: process.resourceUsage().maxRSS }));
}

void main(...process.argv.slice(2));
