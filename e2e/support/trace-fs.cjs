// Preload (NODE_OPTIONS=--require): in processes that run tasks, writes down every path that is given to a function of
// `fs`, one JSON object a line, in the file that GONOGO_TRACE_FILE names. Module loading below `fs` is not seen.
'use strict';
const fs = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');
const { resolve } = require('node:path');
const { fileURLToPath, URL } = require('node:url');

/** Nx forks these: the first for a batch, the second for a single task. */
const TASK_PROCESS = /[\\/]run-(?:batch|executor)\.js$/;

const KINDS = {
  content: ['open', 'openAsBlob', 'readFile', 'createReadStream', 'copyFile', 'cp'],
  listing: ['readdir', 'opendir'],
  'look-up': ['access', 'exists', 'lstat', 'readlink', 'realpath', 'stat', 'statfs'],
};

const WRITE_FLAGS = fs.constants.O_WRONLY | fs.constants.O_RDWR;

function isWrite(name, flags) {
  if (!name.startsWith('open') || name.startsWith('openAsBlob')) return false;
  return typeof flags === 'number'
    ? (flags & WRITE_FLAGS) !== 0
    : /^[wax]/.test(String(flags ?? 'r'));
}

function toPath(given) {
  if (typeof given === 'string') return given;
  if (Buffer.isBuffer(given)) return given.toString();
  return given instanceof URL ? fileURLToPath(given) : undefined;
}

function traceTo(file) {
  const { writeSync } = fs;
  const descriptor = fs.openSync(file, 'a');
  const note = (kind, name, args) => {
    const path = toPath(args[0]);
    if (path === undefined || isWrite(name, args[1])) return;
    writeSync(descriptor, `${JSON.stringify({ kind, path: resolve(path) })}\n`);
  };
  const wrap = (owner, name, kind) => {
    const original = owner[name];
    if (typeof original !== 'function') return;
    owner[name] = function (...args) {
      note(kind, name, args);
      return Reflect.apply(original, this, args);
    };
    Object.assign(owner[name], original);
    if ('native' in owner[name]) wrap(owner[name], 'native', kind);
  };
  for (const [kind, names] of Object.entries(KINDS)) {
    for (const name of names) {
      wrap(fs, name, kind);
      wrap(fs, `${name}Sync`, kind);
      wrap(fs.promises, name, kind);
    }
  }
  syncBuiltinESMExports();
}

const { GONOGO_TRACE_FILE: file } = process.env;
if (file !== undefined && TASK_PROCESS.test(process.argv[1] ?? '')) traceTo(file);
