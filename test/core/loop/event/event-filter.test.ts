import type { CanonicalEvent } from '../../../../core/model/event';
import { passes, readEventFilter } from '../../../../core/loop/event/event-filter';

const event = (type: string, touchpoint: string | null) => ({ type, touchpoint }) as CanonicalEvent;

describe('the filter of the CRM Trigger', () => {
	it.each([
		['', '', 'ticket.solved', null, true],
		['ticket.solved', '', 'ticket.solved', null, true],
		['ticket.solved', '', 'ticket.closed', null, false],
		['ticket.solved, deal.won', '', 'deal.won', null, true],
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

	it.each(['solved', 'Ticket.Solved', 'ticket.', '*', 'ticket solved'])(
		'refuses the type "%s", which can never match',
		(types) => {
			expect(() => readEventFilter({ types, touchpoints: '' })).toThrow(`"${types}"`);
		},
	);
});
