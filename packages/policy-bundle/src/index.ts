export { controls } from './controls.js';
export { bundleManifestSchema } from './controls/lifecycle/bundle-manifest-schema.js';
export { lifecycle } from './controls/lifecycle/control.js';
export { lifecycleOptionsSchema, type LifecycleOptions } from './controls/lifecycle/options.js';
export { readModule, type RegoModule } from './rego/read-module.js';
