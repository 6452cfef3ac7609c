import { controlExecutor } from '@gonogo/core';
import { gateFreshness } from '../../controls/gate-freshness/control.js';

export default controlExecutor(gateFreshness);
