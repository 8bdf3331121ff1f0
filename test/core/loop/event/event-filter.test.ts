import type { CanonicalEvent } from '../../../../core/model/event';
import { passes, readEventFilter, unmetCondition } from '../../../../core/loop/event/event-filter';

const event = (type: string, touchpoint: string | null) => ({ type, touchpoint }) as CanonicalEvent;

describe('the filter of the CRM Trigger', () => {
	it.each([
		['', '', 'ticket.solved', null, true],
		['ticket.solved', '', 'ticket.solved', null, true],
		['ticket.solved', '', 'ticket.closed', null, false],
		['ticket.solved, deal.won', '', 'deal.won', null, true],
		['ticket.solved，deal.won', '', 'deal.won', null, true],
		['ticket.*', '', 'ticket.closed', null, true],
		['ticket.*', '', 'ticketing.closed', null, false],
		['', 'use, purchase', 'deal.won', 'purchase', true],
		['', 'use', 'deal.won', 'purchase', false],
		['', 'use', 'deal.won', null, false],
		['deal.*', 'use', 'ticket.closed', 'use', false],
	])(
		'types "%s", touchpoints "%s": %s at %s passes: %s',
		(types, points, type, point, expected) => {
			const filter = readEventFilter({ types, touchpoints: points });
			expect(passes(filter, event(type, point))).toBe(expected);
		},
	);

	it.each([
		[[], null],
		[[{ field: 'tag', test: 'is_not', value: 'spam' }], 'tag is not spam'],
		[
			[
				{ field: 'touchpoint', test: 'is', value: 'use' },
				{ field: 'attribute', path: 'region', test: 'is_one_of', value: 'north, west' },
			],
			'region is one of north, west',
		],
		[[{ field: 'segment', test: 'is', value: 'VIP' }], null],
	])('conditions %j leave it out because of: %s', (conditions, unmet) => {
		const filter = readEventFilter({ types: '', touchpoints: '', conditions });
		const attributes = { tags: ['spam'], region: 'south' };
		const customer = { segment: 'vip' } as CanonicalEvent['customer'];
		const one = { ...event('ticket.closed', 'use'), attributes, customer };
		expect(unmetCondition(filter, one as CanonicalEvent)).toBe(unmet);
	});

	it('refuses a condition without a value', () => {
		const conditions = [{ field: 'tag', test: 'is', value: '' }];
		expect(() => readEventFilter({ types: '', touchpoints: '', conditions })).toThrow(
			'"Only Where[0].value" is empty',
		);
	});

	it.each(['solved', 'Ticket.Solved', 'ticket.', '*', 'ticket solved'])(
		'refuses the type "%s", which can never match',
		(types) => {
			expect(() => readEventFilter({ types, touchpoints: '' })).toThrow(`"${types}"`);
		},
	);
});
