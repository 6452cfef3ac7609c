import { controlExecutor } from '@gonogo/core';
import { embeddedPython } from '../../controls/embedded-python/control.js';

export default controlExecutor(embeddedPython);
