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

	it.each([
		...[
			'N/A',
			'n/a',
			'-',
			'--',
			'—',
			'(null)',
			'undefined',
			'NaN',
			'none',
			'unknown',
			'无',
			'暂无',
		],
		...['n', 'N', 'f', 'off', 'no', 'No.', 'nein', 'not merged', 'Not yet merged', 'unmerged'],
		...['否', '不是', '未合并', '没有合并', '尚未合并', ' ', '0', '0.0', '-1', 0, false],
		...['000000000000000', '00000000-0000-0000-0000-000000000000'],
	])('is none where the field for it says %j', (said) => {
		for (const field of ['merged', 'merged_into', 'mergedIntoId', 'MasterRecordId']) {
			expect(closed({ [field]: said })).toBe(false);
			expect(closed({ [field]: [said] })).toBe(false);
		}
	});

	it.each(['yes', 'true', 1, '是', '4711', '0042', '#12', 'NO-17', 'n-3', 'Offer 7'])(
		'is one where it says %j',
		(said) => {
			expect(closed({ merged: said })).toBe(true);
		},
	);
});
