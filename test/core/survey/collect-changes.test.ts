import { changeOf, contentPrint, tellChangesAt } from '../../../core/survey/collect-changes';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const now = Date.UTC(2026, 2, 4, 10);

const facts = (handedOver: number, timeScale = 1) => ({
	survey: { acceptAnswers: true, changeWindow: 24 * hour },
	invitation: { state: 'completed' as const, expiresAt: now + 30 * 24 * hour },
	previous: { state: 'completed' as const, answeredAt: now, completedAt: now, handedOver },
	timeScale,
});

describe('changes of an answer', () => {
	it.each([
		[1, 5 * second],
		[2, 5 * second],
		[3, 10 * second],
		[4, 30 * second],
		[5, 2 * minute],
		[6, 10 * minute],
		[7, hour],
		[8, 6 * hour],
		// Nothing can be changed any more: the tenth time tells the final state.
		[9, 24 * hour + second],
	])('after it was handed over %i times are collected for %i ms', (handedOver, pause) => {
		expect(tellChangesAt(facts(handedOver), now)).toBe(now + pause);
	});

	it('are collected for less in a compressed day, but for the last time', () => {
		expect(tellChangesAt(facts(5, 0.01), now)).toBe(now + 1.2 * second);
		expect(tellChangesAt(facts(9, 0.01), now)).toBe(now + 24 * hour + second);
	});

	it.each([
		['high', 'low', 'turned_low'],
		['middle', 'low', 'turned_low'],
		['low', 'low', 'changed'],
		['low', 'high', 'changed'],
		['high', 'middle', 'changed'],
	] as const)('from %s to %s are told as %s', (before, after, said) => {
		expect(changeOf(before, after)).toBe(said);
	});

	it('are compared without keeping what was said', () => {
		const content = { rating: 1, items: {}, reasons: [], comment: 'Two weeks!', own: {} };
		expect(contentPrint(content)).toBe(contentPrint({ ...content }));
		expect(contentPrint(content)).not.toBe(contentPrint({ ...content, comment: 'Two weeks' }));
		expect(contentPrint(content)).toMatch(/^[\w-]{22}$/);
	});
});
