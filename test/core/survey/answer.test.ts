import { decideAnswer } from '../../../core/survey/answer';
import type { AnswerDecision, AnswerFacts, PreviousResponse } from '../../../core/survey/answer';
import { defineSurvey } from '../../../core/survey/define';
import type { AnswerContent } from '../../../core/survey/given-answers';

const hour = 3_600_000;
const now = Date.UTC(2026, 2, 4, 10);
const survey = defineSurvey({
	key: 'a',
	metric: 'csat',
	reasons: [
		{ id: 'slow', text: 'Slow', levels: ['low', 'middle'] },
		{ id: 'fast', text: 'Fast', levels: ['high'] },
	],
});

const content = (more: Partial<AnswerContent> = {}): AnswerContent => ({
	rating: null,
	items: {},
	reasons: [],
	comment: null,
	own: {},
	...more,
});

const previous = (
	state: 'partial' | 'completed',
	rating: number,
	more: Partial<PreviousResponse> = {},
): PreviousResponse => ({
	state,
	content: content({ rating }),
	answeredAt: now - hour,
	completedAt: state === 'completed' ? now - hour : null,
	handedOver: state === 'completed' || rating <= 2 ? 1 : 0,
	toldLevels: [rating <= 2 ? 'low' : rating <= 3 ? 'middle' : 'high'],
	level: rating <= 2 ? 'low' : rating <= 3 ? 'middle' : 'high',
	...more,
});

const decide = (more: Partial<AnswerFacts>, time = now): AnswerDecision =>
	decideAnswer(
		{
			survey,
			invitation: { state: 'sent', expiresAt: now + 24 * hour },
			previous: null,
			given: {},
			step: 'rating',
			closePartialAfter: hour,
			...more,
		},
		time,
	);

const accepted = (decision: AnswerDecision) => {
	if (decision.kind !== 'accepted') throw new Error(`refused: ${decision.reason}`);
	return decision;
};

describe('a first rating', () => {
	it('that is low is handed over at once as a partial', () => {
		const { handOver, response } = accepted(decide({ given: { rating: 2 } }));
		expect(handOver).toBe('low_partial');
		expect(response).toMatchObject({
			state: 'partial',
			score: { value: 2, min: 1, max: 5, direction: 'higher_is_better', percent: 25, level: 'low' },
			answers: [{ id: 'rating', value: 2 }],
			answeredAt: now,
			completedAt: null,
			changed: false,
			closePartialAt: null,
		});
	});

	it.each([3, 4, 5])('of %d waits for its details or for an hour', (rating) => {
		const { handOver, response } = accepted(decide({ given: { rating } }));
		expect(handOver).toBe('none');
		expect(response).toMatchObject({ state: 'partial', closePartialAt: now + hour });
	});

	it('with its details in one request is completed', () => {
		const { handOver, response } = accepted(
			decide({ given: { rating: 1, comment: 'Bad', reasons: ['slow'] }, step: 'details' }),
		);
		expect(handOver).toBe('completed');
		expect(response).toMatchObject({ state: 'completed', completedAt: now, changed: false });
		expect(response.answers).toEqual([
			{ id: 'rating', value: 1 },
			{ id: 'reasons', value: ['slow'] },
			{ id: 'comment', value: 'Bad' },
		]);
	});
});

describe('details', () => {
	it('complete a rating that nobody has been given', () => {
		const before = previous('partial', 4);
		const { handOver, response } = accepted(
			decide({ previous: before, given: { comment: 'Fine' }, step: 'details' }),
		);
		expect(handOver).toBe('completed');
		expect(response).toMatchObject({
			state: 'completed',
			score: { value: 4 },
			answeredAt: before.answeredAt,
			completedAt: now,
			closePartialAt: null,
		});
	});

	it('of a low rating that was handed over are a change that is collected, never a second response', () => {
		const { handOver, response } = accepted(
			decide({ previous: previous('partial', 1), given: { comment: 'Bad' }, step: 'details' }),
		);
		expect(handOver).toBe('collected');
		expect(response).toMatchObject({ state: 'completed', changed: true });
	});

	it('of a partial that the timer has closed are a change', () => {
		const closed = previous('completed', 4);
		expect(
			accepted(decide({ previous: closed, given: { comment: 'Fine' }, step: 'details' })).handOver,
		).toBe('collected');
	});

	it('keep what an earlier request said and they do not', () => {
		const before = previous('partial', 2, { content: content({ rating: 2, reasons: ['slow'] }) });
		const { response } = accepted(
			decide({ previous: before, given: { comment: 'x' }, step: 'details' }),
		);
		expect(response.content).toEqual(content({ rating: 2, reasons: ['slow'], comment: 'x' }));
	});

	it('lose tags of a level that is no longer theirs', () => {
		const before = previous('completed', 2, { content: content({ rating: 2, reasons: ['slow'] }) });
		const { response } = accepted(decide({ previous: before, given: { rating: 5 } }));
		expect(response.content.reasons).toEqual([]);
	});
});

describe('a change of mind', () => {
	it.each<['partial' | 'completed', number, number, string]>([
		['partial', 4, 5, 'none'],
		['partial', 4, 1, 'low_partial'],
		['partial', 1, 5, 'collected'],
		['partial', 1, 2, 'collected'],
		['completed', 4, 1, 'turned_low'],
		['completed', 1, 5, 'collected'],
	])('of a %s from %d to %d is handed over as %s', (state, from, to, handOver) => {
		expect(
			accepted(decide({ previous: previous(state, from), given: { rating: to } })).handOver,
		).toBe(handOver);
	});

	it('is refused once the window is over', () => {
		const late = now - hour + survey.changeWindow;
		const change = { previous: previous('completed', 4), given: { rating: 1 } };
		expect(decide(change, late).kind).toBe('accepted');
		expect(decide(change, late + 1)).toMatchObject({ kind: 'refused', reason: 'window_passed' });
	});

	it('survives the expiry of the link within its window', () => {
		const invitation = { state: 'expired' as const, expiresAt: now - 1 };
		expect(
			decide({ invitation, previous: previous('completed', 4), given: { rating: 1 } }).kind,
		).toBe('accepted');
	});
});

describe('the same answer again', () => {
	it.each(['rating', 'details'] as const)('(%s) changes nothing once it is completed', (step) => {
		const before = previous('completed', 4);
		const { handOver, response } = accepted(
			decide({ previous: before, given: { rating: 4 }, step }),
		);
		expect(handOver).toBe('none');
		expect(response).toMatchObject({
			state: 'completed',
			changed: false,
			answeredAt: before.answeredAt,
			completedAt: before.completedAt,
		});
	});

	it('is welcome after the window, too', () => {
		const decision = decide(
			{ previous: previous('completed', 4), given: { rating: 4 } },
			now + 999 * hour,
		);
		expect(accepted(decision).handOver).toBe('none');
	});

	it.each<['partial' | 'completed', number, string]>([
		['partial', 1, 'low_partial'],
		['completed', 4, 'completed'],
	])('is handed over if the %s never was', (state, rating, handOver) => {
		const before = previous(state, rating, { handedOver: 0 });
		expect(accepted(decide({ previous: before, given: { rating } })).handOver).toBe(handOver);
	});

	it.each<[number, number, string]>([
		[5, 1, 'turned_low'],
		[3, 2, 'turned_low'],
		[1, 2, 'collected'],
		[1, 5, 'collected'],
		[4, 5, 'collected'],
	])('changed from %i to %i is told as %s', (before, after, handOver) => {
		const decision = decide({ previous: previous('completed', before), given: { rating: after } });
		expect(accepted(decision)).toMatchObject({ handOver, response: { changed: true } });
	});

	it.each<[string, Partial<AnswerFacts>, Partial<PreviousResponse>, number, string]>([
		['a low rating that was told before', {}, { toldLevels: ['low', 'high'] }, 1, 'collected'],
		['a low rating after an untold middle one', {}, { level: 'middle' }, 1, 'turned_low'],
		['any change tried by hand', { atOnce: true }, {}, 4, 'changed'],
		['a low one tried by hand', { atOnce: true }, { toldLevels: ['low'] }, 1, 'turned_low'],
		[
			'the first good word on a fix',
			{ survey: { ...survey, purpose: 'verification' } },
			{ level: 'low', toldLevels: ['low'] },
			5,
			'changed',
		],
		[
			'a good word on a fix that was told before',
			{ survey: { ...survey, purpose: 'verification' } },
			{ level: 'low', toldLevels: ['low', 'high'] },
			5,
			'collected',
		],
	])('%s: %#', (_what, facts, before, rating, handOver) => {
		const from = previous('completed', before.level === 'low' ? 1 : 5, before);
		const given = { previous: from, given: { rating, comment: 'x' }, step: 'details' as const };
		expect(accepted(decide({ ...given, ...facts })).handOver).toBe(handOver);
	});

	it('stands once a workflow was given it ten times', () => {
		const change = (handedOver: number) =>
			decide({ previous: previous('completed', 4, { handedOver }), given: { rating: 5 } });
		expect(change(9).kind).toBe('accepted');
		expect(change(10)).toMatchObject({ kind: 'refused', reason: 'window_passed' });
	});

	it('does not put off the closing of a partial', () => {
		const before = previous('partial', 4);
		expect(
			accepted(decide({ previous: before, given: { rating: 4 } })).response.closePartialAt,
		).toBe(before.answeredAt + hour);
	});
});

describe('an answer is refused', () => {
	it.each<[string, Partial<AnswerFacts>, string]>([
		[
			'after the link has expired',
			{ invitation: { state: 'sent', expiresAt: now - 1 } },
			'expired',
		],
		['for an expired invitation', { invitation: { state: 'expired', expiresAt: null } }, 'expired'],
		['for a cancelled one', { invitation: { state: 'cancelled', expiresAt: null } }, 'withdrawn'],
		['for a suppressed one', { invitation: { state: 'suppressed', expiresAt: null } }, 'withdrawn'],
		[
			'for a completed one whose answers are gone',
			{ invitation: { state: 'completed', expiresAt: null } },
			'closed',
		],
		['by a retired survey', { survey: { ...survey, acceptAnswers: false } }, 'closed'],
	])('%s', (_when, more, reason) => {
		expect(decide({ given: { rating: 5 }, ...more })).toEqual({
			kind: 'refused',
			reason,
			problems: [],
		});
	});

	it('to the moment of expiry not yet, and never because of a failed mail', () => {
		expect(
			decide({ given: { rating: 5 }, invitation: { state: 'sent', expiresAt: now } }).kind,
		).toBe('accepted');
		expect(
			decide({ given: { rating: 5 }, invitation: { state: 'failed', expiresAt: null } }).kind,
		).toBe('accepted');
	});

	it('without a rating', () => {
		expect(decide({ given: { comment: 'x' }, step: 'details' })).toEqual({
			kind: 'refused',
			reason: 'incomplete',
			problems: [{ questionId: 'rating', problem: 'required' }],
		});
	});

	it('without a comment that a low rating needs, though the rating itself is kept', () => {
		const strict = { ...survey, commentRequiredWhenLow: true };
		expect(decide({ survey: strict, given: { rating: 1 } }).kind).toBe('accepted');
		expect(decide({ survey: strict, given: { rating: 1 }, step: 'details' })).toMatchObject({
			problems: [{ questionId: 'comment', problem: 'required' }],
		});
		expect(decide({ survey: strict, given: { rating: 5 }, step: 'details' }).kind).toBe('accepted');
	});

	it('without an own question that is required', () => {
		const strict = defineSurvey({
			key: 'a',
			metric: 'nps',
			questions: [{ kind: 'text', id: 'why', text: 'Why?', required: true }],
		});
		expect(decide({ survey: strict, given: { rating: 9 }, step: 'details' })).toMatchObject({
			reason: 'incomplete',
			problems: [{ questionId: 'why', problem: 'required' }],
		});
	});
});

describe('an index', () => {
	const index = defineSurvey({
		key: 'i',
		metric: 'csi',
		// The American index of the worked example 8, 7, 6 with equal weights: 66.67.
		items: ['overall', 'expected', 'ideal'].map((id) => ({ id, text: id, weight: 1 })),
	});

	it('is scored from its items', () => {
		const items = { overall: 8, expected: 7, ideal: 6 };
		const { response, handOver } = accepted(decide({ survey: index, given: { items } }));
		expect(response.score).toMatchObject({ value: 66.6667, min: 0, max: 100, level: 'middle' });
		expect(response.answers).toContainEqual({ id: 'ideal', value: 6 });
		expect(handOver).toBe('none');
	});

	it('needs every item', () => {
		expect(decide({ survey: index, given: { items: { overall: 8 } } })).toMatchObject({
			reason: 'incomplete',
			problems: [
				{ questionId: 'expected', problem: 'required' },
				{ questionId: 'ideal', problem: 'required' },
			],
		});
	});
});

it('effort turns the scale round: 7 is low', () => {
	const effort = defineSurvey({ key: 'e', metric: 'ces', scale: 'ces_1_7_effort' });
	expect(accepted(decide({ survey: effort, given: { rating: 7 } }))).toMatchObject({
		handOver: 'low_partial',
		response: { score: { direction: 'lower_is_better', percent: 0, band: 'hard' } },
	});
});
