import type { JsonObject } from '../../../core/model/json';
import { isMerged } from '../../../core/survey/merged';

const closed = (attributes: JsonObject, type = 'ticket.closed') => isMerged({ type, attributes });

describe('a ticket that went into another one', () => {
	it.each<[string, JsonObject]>([
		['the tag of Zendesk', { tags: ['vip', 'closed_by_merge'] }],
		['its tags as one text', { tags: 'vip closed_by_merge' }],
		['a mapped attribute', { merged: true }],
		['a mapped word', { merged: 'yes' }],
		['the id of the other one', { mergedInto: '4711' }],
		['the master record of Salesforce', { MasterRecordId: '5005g00000abc' }],
		['its status', { status: 'Merged' }],
		['its status in Chinese', { status: '已合并' }],
	])('is known by %s', (_what, attributes) => {
		expect(closed(attributes)).toBe(true);
	});

	it('is known by the type of its event', () => {
		expect(closed({}, 'ticket.merged')).toBe(true);
	});

	it.each<[string, JsonObject]>([
		['nothing said', {}],
		['said not to be', { merged: false, mergedInto: null, is_merged: 'no' }],
		['an empty master record', { MasterRecordId: '' }],
		['a tag that only contains the word', { tags: ['not_closed_by_merge_yet'] }],
		['the ticket that took the other one in', { mergedFrom: ['4711'], status: 'SOLVED' }],
	])('is none with %s', (_what, attributes) => {
		expect(closed(attributes)).toBe(false);
	});
});
