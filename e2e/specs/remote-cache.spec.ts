import { describeRemoteCache } from '../support/remote-cache/describe-remote-cache.js';

describeRemoteCache(
  process.env.GONOGO_E2E_NX ?? '23.2.1',
  () => process.env.GONOGO_E2E_PACKAGES ?? '',
);
