// One process, from start to the last report: the registry's sequence over one registry, with the time of each part.
// usage: node registry-sequence.mjs <registry> <folder for the reports> [ids of controls...]
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';

const require = createRequire(import.meta.url);
const packages = resolve(import.meta.dirname, '../../packages');
const core = require(join(packages, 'core/dist/index.js'));
const { controls } = require(join(packages, 'registry/dist/controls.js'));
const { loadCapabilities, loadSkills } = require(join(packages, 'registry/dist/model/sources.js'));
const { folderOptions } = require(join(packages, 'registry/dist/model/folders.js'));

const [registry, reports, ...ids] = process.argv.slice(2);
const session = core.createSession(resolve(registry));
const { files } = core.createFiles(session, '.');
const milliseconds = { start: performance.now(), read: 0, parse: 0, check: 0, write: 0 };

/** Adds the time that something takes to a part. */
async function timed(part, work) {
  const from = performance.now();
  const result = await work();
  milliseconds[part] += performance.now() - from;
  return result;
}

await timed('read', () => {
  const patterns = [
    'capabilities/*.yaml',
    'skills/*/*/*/skill.yaml',
    'vocabulary/*',
    'catalog/*.json',
  ];
  for (const path of files.glob(patterns)) files.read(path, { maxBytes: 2 ** 29 });
});
await timed('parse', () => {
  const folders = Object.fromEntries(
    Object.entries(folderOptions).map(([key, schema]) => [key, schema.parse(undefined)]),
  );
  loadCapabilities(files, folders);
  loadSkills(files, folders);
});
const verdicts = {};
for (const control of controls.filter(({ kind }) => kind === 'evidence')) {
  if (ids.length > 0 && !ids.includes(control.id)) continue;
  const { report } = await timed('check', () =>
    core.runControl(control, {
      subject: { project: 'registry', root: '.' },
      options: {},
      session,
      environment: process.env,
      timeLimitSeconds: 900,
    }),
  );
  await timed('write', () => core.writeReport(join(reports, control.report), report));
  verdicts[control.id] = report.status;
}
const total = performance.now();
const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
const memory = Math.round(maxRSS / 1024);
const cpu = Math.round((userCPUTime + systemCPUTime) / 1000);
const rounded = Object.entries({ ...milliseconds, total }).map(([part, time]) => [
  part,
  Math.round(time),
]);
console.log(JSON.stringify({ milliseconds: Object.fromEntries(rounded), cpu, memory, verdicts }));
