import fc from 'fast-check';

import { parsePreferenceForm } from '../../../core/pages/preference-form';

const tokens = { t: 'token', f: 'form' };

describe('a button of the preference page', () => {
	test.each(['opt_out', 'resubscribe', 'stop_all', 'send_data', 'erase_data'])('%s', (action) => {
		expect(parsePreferenceForm({ ...tokens, action })).toEqual({
			kind: 'press',
			action,
			oneClick: false,
		});
	});

	test('is pressed by a mail program without a form (RFC 8058)', () => {
		expect(parsePreferenceForm({ 'List-Unsubscribe': 'One-Click' })).toEqual({
			kind: 'press',
			action: 'opt_out',
			oneClick: true,
		});
	});
});

describe('choices that are saved', () => {
	const saved = (fields: object) => parsePreferenceForm({ ...tokens, action: 'save', ...fields });
	const nothing = {
		granted: [],
		denied: [],
		often: 'usual',
		until: '',
		channel: null,
		language: null,
	};

	test.each<[string, object, object]>([
		['are none where nothing was touched', { topic: ['news'], served: ['news'] }, {}],
		[
			'are a yes where a box was ticked',
			{ topic: ['news', 'service'], served: 'service' },
			{ granted: ['news'] },
		],
		[
			'are a no where one was cleared',
			{ served: ['survey:nps', 'news'], topic: 'news' },
			{ denied: ['survey:nps'] },
		],
		[
			'hold a pause',
			{ often: 'paused', until: '2026-06-01' },
			{ often: 'paused', until: '2026-06-01' },
		],
		[
			'hold a channel and a language',
			{ channel: 'other', l: 'fr' },
			{ channel: 'other', language: 'fr' },
		],
	])('%s', (_what, fields, chosen) => {
		expect(saved(fields)).toEqual({ kind: 'save', chosen: { ...nothing, ...chosen } });
	});

	test.each<[object, object]>([
		[{ topic: 'survey:xyz' }, { field: 'topic', code: 'unknown_choice' }],
		[{ served: 'news:nps' }, { field: 'served', code: 'unknown_choice' }],
		[{ often: 'never' }, { field: 'often', code: 'unknown_choice' }],
		[{ channel: 'fax' }, { field: 'channel', code: 'unknown_choice' }],
		[{ often: ['less', 'usual'] }, { field: 'often', code: 'repeated' }],
		[{ more: '1' }, { field: 'more', code: 'unknown_field' }],
	])('refuse %j', (fields, error) => {
		expect(saved(fields)).toEqual({ kind: 'invalid', errors: [error] });
	});
});

test.each([[{}], [{ action: 'x' }], [{ action: 'opt_out', topic: 'news' }], [7], [null]])(
	'%j is no form of the page',
	(fields) => {
		expect(parsePreferenceForm(fields).kind).toBe('invalid');
	},
);

test('anything that arrives is read without a throw', () => {
	const names = ['t', 'action', 'topic', 'served', 'often', 'until', 'channel', 'l'];
	const fields = fc.oneof(
		fc.anything(),
		fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string()), fc.anything()),
		fc
			.dictionary(fc.constantFrom(...names), fc.oneof(fc.string(), fc.array(fc.string())))
			.map((sent) => ({ ...sent, action: 'save' })),
	);
	fc.assert(
		fc.property(fields, (sent) => {
			const parsed = parsePreferenceForm(sent);
			if (parsed.kind === 'invalid') expect(parsed.errors.length).toBeGreaterThan(0);
		}),
		{ numRuns: 500 },
	);
});
