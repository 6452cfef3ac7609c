import { controlExecutor } from '@gonogo/core';
import { lifecycle } from '../../controls/lifecycle/control.js';

export default controlExecutor(lifecycle);
