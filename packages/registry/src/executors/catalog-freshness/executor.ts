import { controlExecutor } from '@gonogo/core';
import { catalog } from '../../controls/catalog/control.js';

/** Compares the committed catalogs of a registry with its sources. */
export default controlExecutor(catalog);
