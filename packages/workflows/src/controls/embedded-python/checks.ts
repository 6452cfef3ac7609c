import type { CheckDescriptions } from '@gonogo/core';

/** Every check of the control. Evidence contract, section 6. */
export const embeddedPythonChecks: CheckDescriptions = {
  workflow_exists: {
    proves: 'There is a workflow at all',
    fix: 'Add one, or correct the option `workflows`',
  },
  'workflow_exists:<file>': {
    proves: 'The workflow or composite action is there and can be read',
    fix: 'Add the file; it must be text, and not be larger than may be read',
  },
  'workflow_yaml_valid:<file>': {
    proves: 'The file is YAML and holds a workflow or an action',
    fix: 'Correct the YAML at the place that is named',
  },
  'workflow_python_blocks_found:<file>': {
    proves: 'The file holds Python where it is said to; the detail has the count',
    fix: 'Add its Python, or take the file off the option `require_python_blocks`',
  },
  'workflow_python_syntax:<file>:block_<i>:line_<n>': {
    proves:
      'The block is valid for every Python version that its job sets up; a warning where the shell expands parts of it first',
    fix: "Correct the code at the line and column that are named; quote the delimiter (`<<'PY'`) where the shell shall not change it",
  },
  'workflow_heredoc_terminated:<file>:line_<n>': {
    proves: 'The here-document has its end, so that the shell runs the rest of the script',
    fix: 'Write the delimiter alone on its line, with no white space around it (tabs before it after `<<-`)',
  },
  'workflow_python_version_quoted:<file>:line_<n>': {
    proves: '`python-version` asks for the version that is written: YAML reads `3.10` as `3.1`',
    fix: "Quote it: `'3.10'`",
  },
  'workflow_script_read:<file>:line_<n>': {
    proves: 'The script could be read to its end',
    fix: 'Move what nests so deep to a file of its own',
  },
};
