import type { OwnerPageView } from '../../../core/pages/owner-page-view';
import { brand } from './a-survey';

/** 4 March 2026, 09:00 in Shanghai. */
export const now = Date.UTC(2026, 2, 4, 1, 0);
const hour = 3_600_000;

/** An open case of a dissatisfied guest, seen by its owner; parts can be changed. */
export function anOwnerView(changes: Partial<OwnerPageView> = {}): OwnerPageView {
	return {
		language: 'en',
		brand,
		nonce: 'bm9uY2Vub25jZQ',
		testMode: false,
		now,
		timeZone: 'Asia/Shanghai',
		role: 'owner',
		viewer: 'Grace',
		case: {
			id: 'cas_1',
			state: 'open',
			priority: 'high',
			rung: 1,
			rungName: 'team lead',
			ownerName: 'Grace',
			pause: null,
		},
		customer: {
			name: 'Ada Lovelace',
			segment: 'Gold',
			email: 'ada@example.com',
			phone: '+86 138 0013 8000',
			reachable: true,
		},
		subject: { title: 'Room 12', id: '12', url: 'https://crm.example/12' },
		answer: {
			value: 1,
			min: 1,
			max: 5,
			direction: 'higher_is_better',
			band: 'dissatisfied',
			comment: 'Cold room.\nNobody came.',
			reasons: ['Took too long'],
			answers: [{ question: 'What was it about?', answer: 'Heating' }],
			answeredAt: now - 2 * hour,
			earlier: [4, 3],
		},
		beside: {
			title: null,
			value: null,
			tags: [],
			health: null,
			wishes: { language: null, channel: null, pausedUntil: null, less: false, refused: [] },
			promised: [],
			cases: [],
			scores: [],
		},
		clocks: {
			response: { dueAt: now - hour / 6, state: 'running' },
			resolution: { dueAt: now + 25 * hour, state: 'running' },
			promise: { dueAt: null, state: 'none' },
		},
		clockStartedAt: now - 2 * hour,
		calendarEndsOn: null,
		promise: null,
		heat: {
			hear: { done: true, note: 'Called her' },
			empathise: { done: false, note: null },
			apologise: { done: false, note: null },
			act: { done: false, note: null },
		},
		seen: 'seen-1',
		rootCause: null,
		rootCauses: [
			{ code: 'delivery', label: null },
			{ code: 'heating', label: 'Heating' },
		],
		compensation: { currency: 'CNY', limit: 200, entries: [] },
		approvalOf: null,
		people: [{ id: 'prs_2', name: 'Lin', team: 'Desk' }],
		history: [{ at: now - hour, kind: 'opened', who: 'system', text: 'Case opened' }],
		teamLink: null,
		problemsLink: null,
		formAction: '?t=token-1',
		token: 'token-1',
		formToken: 'form-1',
		errors: [],
		failed: null,
		flash: null,
		...changes,
	};
}

/** All HEAT steps done. */
export const heatDone: OwnerPageView['heat'] = {
	hear: { done: true, note: 'a' },
	empathise: { done: true, note: 'b' },
	apologise: { done: true, note: 'c' },
	act: { done: true, note: 'd' },
};
