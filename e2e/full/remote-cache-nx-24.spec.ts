import { installPackages, type InstalledPackages } from '../support/installed-packages.js';
import { describeRemoteCache } from '../support/remote-cache/describe-remote-cache.js';

let packages: InstalledPackages;
beforeAll(async () => {
  packages = await installPackages('24');
});
afterAll(() => {
  packages.remove();
});

describeRemoteCache('24.', () => packages.folder);
