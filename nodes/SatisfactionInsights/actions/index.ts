import type { Operation } from '../../connection/operation';
import { summary } from './summary';

export const insightOperations: readonly Operation[] = [summary];

/** For the line under the node's name: `last_7_days` → `last 7 days`. */
export const periodName = '($parameter["period"] || "").replaceAll("_", " ")';
