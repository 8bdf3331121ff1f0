import type { Operation } from '../../connection/operation';
import type { Resource } from '../../connection/operation-properties';
import { drivers } from './drivers';
import { summary } from './summary';
import { trend } from './trend';

export const insightOperations: readonly Operation[] = [summary, trend, drivers];

export const insightResources: readonly Resource[] = [{ value: 'score', name: 'Score' }];

/** For the line under the node's name: `last_7_days` → `last 7 days`. */
export const periodName = '($parameter["period"] || "").replaceAll("_", " ")';
