import { gateExecutor } from '@gonogo/core';
import { releaseGate } from '../../gate/release-gate.js';

export default gateExecutor(releaseGate);
