import { ownMessageKey } from '../../../../core/loop/send/own-message-key';

type Item = Record<string, unknown>;

const keyOf = (
	item: Item,
	given: {
		reader?: string;
		key?: string;
		run?: string;
		node?: string;
		way?: string;
		toCustomer?: boolean;
	} = {},
) =>
	ownMessageKey(item, {
		writer: { workflowId: 'w', nodeId: given.node ?? 'n', run: () => given.run ?? 'first run' },
		reader: given.reader ?? 'li.wei@example.com',
		key: given.key ?? null,
		way: given.way ?? 'email',
		toCustomer: given.toCustomer ?? true,
	});

const answer = { response: { id: 'rsp_1', changed: false, comment: null }, score: { value: 9 } };
const change = (given: object) => ({
	...answer,
	response: { id: 'rsp_1', changed: true, ...given },
});

/** Items that are about the same thing, whatever else is on them and in whichever run. */
const same: Array<[string, Item, Item]> = [
	['an activity', { activity: { id: 'a' }, case: { id: 'c', rung: 0 } }, { activity: { id: 'a' } }],
	['due work, given out again', { due: { id: 'd', attempt: 1 } }, { due: { id: 'd', attempt: 2 } }],
	[
		'an answer that comes again with its comment',
		answer,
		{ ...answer, response: { id: 'rsp_1', changed: false, comment: 'Good' } },
	],
	[
		'an answer, whatever the node before decided',
		{ ...answer, outcome: { code: 'opened' } },
		{ ...answer, outcome: { code: 'already_open' } },
	],
	['a change, once', change({ comment: 'Good' }), change({ comment: 'Good' })],
	[
		'a step of a case',
		{ case: { id: 'c', rung: 1, state: 'open' } },
		{ case: { id: 'c', rung: 1 } },
	],
	[
		'an invitation',
		{ invitation: { id: 'i', attempt: 1 } },
		{ invitation: { id: 'i', attempt: 1 } },
	],
	['an event', { event: { id: 'e', attributes: {} }, own: 1 }, { event: { id: 'e' }, own: 2 }],
];

/** Items that are about something else. */
const different: Array<[string, Item, Item]> = [
	['activities', { activity: { id: 'a' } }, { activity: { id: 'b' } }],
	['due work', { due: { id: 'd' }, case: { id: 'c' } }, { due: { id: 'e' }, case: { id: 'c' } }],
	['answers', answer, { ...answer, response: { id: 'rsp_2' } }],
	['another rating', answer, { ...answer, score: { value: 3 } }],
	['an answer and its change', answer, change({ comment: 'Good' })],
	['two changes', change({ comment: 'Good' }), change({ comment: 'Very good' })],
	['tags', change({ tags: ['price'] }), change({ tags: ['staff'] })],
	['rungs of a case', { case: { id: 'c', rung: 0 } }, { case: { id: 'c', rung: 1 } }],
	['a reminder', { invitation: { id: 'i', attempt: 1 } }, { invitation: { id: 'i', attempt: 2 } }],
	['events', { event: { id: 'e' } }, { event: { id: 'f' } }],
	['an event and its answer', { event: { id: 'e' } }, { event: { id: 'e' }, ...answer }],
];

describe('the key of a message of one’s own', () => {
	it.each(same)('is the same for %s', (_what, one, other) => {
		expect(keyOf(other, { run: 'another run' })).toBe(keyOf(one));
	});

	it.each(different)('differs for %s', (_what, one, other) => {
		expect(keyOf(other)).not.toBe(keyOf(one));
	});

	it.each<[string, Item]>([
		['a report', { summary: { n: 12 } }],
		['a list', { customer: { id: 'cus_1' }, score: { value: 9 } }],
		['an event without an id', { event: { id: null }, case: { id: null, rung: 0 } }],
		['a test, which somebody tries again', { test: true, ...answer }],
	])('is that of the run for %s', (_what, item) => {
		expect(keyOf(item)).toBe(keyOf(item));
		expect(keyOf(item, { run: 'another run' })).not.toBe(keyOf(item));
	});

	it('differs for every node and every reader, however the address is spelt', () => {
		expect(keyOf(answer, { node: 'other' })).not.toBe(keyOf(answer));
		expect(keyOf(answer, { reader: 'ada@example.com' })).not.toBe(keyOf(answer));
		expect(keyOf(answer, { reader: ' Li.Wei@Example.com' })).toBe(keyOf(answer));
	});

	it('of somebody who is told of a problem is that of the telling, from every node, run and mailbox', () => {
		const told = { telling: { id: 'prb_1:cus_1', again: false } };
		const key = keyOf(told);
		const once = { telling: { id: 'prb_1:cus_1', again: true }, activity: { id: 'a' } };
		expect(keyOf(once, { run: 'x', node: 'other', reader: 'new@example.com' })).toBe(key);
		expect(keyOf({ telling: { id: 'prb_1:cus_2' } })).not.toBe(key);
		// The house hears of each of them, and another channel is another message.
		const owner = { reader: 'ana@house.example', toCustomer: false };
		expect(keyOf(told, owner)).not.toBe(key);
		expect(keyOf({ telling: { id: 'prb_1:cus_2' } }, owner)).not.toBe(keyOf(told, owner));
		expect(keyOf(told, { way: 'wecom' })).not.toBe(key);
		expect(keyOf({ ...told, test: true }, { run: 'x' })).not.toBe(keyOf({ ...told, test: true }));
	});

	it('that was given stands in place of node, item and run, not of the reader', () => {
		const given = { key: '2026-W20' };
		expect(keyOf({}, given)).toBe(keyOf(answer, { ...given, node: 'other', run: 'x' }));
		expect(keyOf({}, given)).not.toBe(keyOf({}, { ...given, reader: 'ada@example.com' }));
		expect(keyOf({}, given)).not.toBe(keyOf({}, { key: '2026-W21' }));
	});

	it('tells nobody who the reader is', () => {
		expect(keyOf(answer)).toMatch(/^own:[0-9a-f]{40}$/);
	});
});
