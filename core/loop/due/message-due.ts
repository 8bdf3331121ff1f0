import { done, type DueKindOf } from './due-kind';

/** A message that a workflow wrote itself. */
export const messageDue: DueKindOf<'message'> = {
	key: 'message',
	takers: ['message'],
	prepare: async () => await Promise.resolve(done),
};
