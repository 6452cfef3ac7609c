import { lifecycle } from './controls/lifecycle/control.js';

/** The controls of this package, as the Nx plugin lists them. */
export const controls = [lifecycle];
