import type { Level } from '../../../core/model/metric';
import type { Operation } from '../../connection/operation';
import { normalise } from './normalise';
import { record } from './record';
import { score } from './score';

/** What the node can do with an answer. */
export const scoreOperations: ReadonlyArray<Operation<Level>> = [normalise, record, score];

/** In the order of the outputs, which never changes. */
export const scoreOutputs = ['low', 'middle', 'high'] as const satisfies readonly Level[];
