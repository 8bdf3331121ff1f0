import { decideAnswer } from '../../../core/survey/answer';
import { askedQuestions, questionsAfter } from '../../../core/model/ask-when';
import { asksMore } from '../../../core/survey/asks-more';
import { defineSurvey } from '../../../core/survey/define';
import type { GivenAnswers } from '../../../core/survey/given-answers';
import type { QuestionInput, SurveyInput } from '../../../core/survey/survey-input';

const channel: QuestionInput = {
	kind: 'choice',
	id: 'channel',
	text: { en: 'How did you reach us?', 'zh-CN': '您怎么联系我们？' },
	options: [
		{ id: 'phone', text: { en: 'Phone', 'zh-CN': '电话' } },
		{ id: 'shop', text: { en: 'In the shop, in person', 'zh-CN': '门店' } },
	],
};
const asking = (...questions: QuestionInput[]) => define({ questions });
const define = (more: Partial<SurveyInput>) =>
	defineSurvey({ key: 'a', metric: 'csat', languages: ['en', 'zh-CN'], ...more });
const text = (id: string, askWhen: QuestionInput['askWhen'], required = false): QuestionInput => ({
	kind: 'text',
	id,
	text: { en: id, 'zh-CN': id },
	askWhen,
	required,
});
const first = (level: 'low' | 'middle' | 'high', rating: number) => ({ level, rating, items: {} });
const ids = (questions: ReadonlyArray<{ id: string }>) => questions.map(({ id }) => id);

describe('when a question is asked', () => {
	it.each([
		['always', undefined],
		['', undefined],
		['low', { levels: ['low'] }],
		['low_middle', { levels: ['low', 'middle'] }],
		[{ levels: ['high', 'middle'] }, { levels: ['middle', 'high'] }],
		[
			{ question: 'rating', answers: '1, 2' },
			{ question: 'rating', answers: [1, 2] },
		],
		[
			{ question: 'channel', answers: 'phone' },
			{ question: 'channel', answers: ['phone'] },
		],
		[
			{ question: '您怎么联系我们？', answers: '门店\n电话' },
			{ question: 'channel', answers: ['shop', 'phone'] },
		],
		[
			{ question: 'how did you reach us?', answers: 'In the shop, in person' },
			{ question: 'channel', answers: ['shop'] },
		],
	] as const)('%j is %j', (askWhen, read) => {
		const survey = asking(channel, text('why', askWhen as QuestionInput['askWhen']));
		expect(survey.questions[1]?.askWhen).toEqual(read);
	});

	it.each<[QuestionInput['askWhen'], string]>([
		['lowest', '"questions[1].askWhen" is "lowest"'],
		[{ question: 'Which branch?', answers: 'x' }, 'Name the rating or a choice question'],
		[{ question: 'why', answers: 'x' }, 'which no question above asks'],
		[{ question: 'channel', answers: 'By post' }, 'In the shop, in person'],
		[{ question: 'channel', answers: ' ' }, 'at least one answer'],
		[{ question: 'rating', answers: '6' }, '1 to 5'],
	])('%j is refused with what can be said', (askWhen, message) => {
		const define = () => asking(channel, text('why', askWhen));
		const said = () => {
			try {
				define();
			} catch (error) {
				const { message: what, description = '' } = error as Error & { description?: string };
				return `${what} ${description} ${JSON.stringify(error)}`;
			}
			return '';
		};
		expect(said()).toContain(message);
	});

	it('is part of the version; a survey without it keeps the version it had', () => {
		const plain = asking(channel, text('why', undefined));
		expect(asking(channel, text('why', 'always')).version).toBe(plain.version);
		expect(asking(channel, text('why', 'low')).version).not.toBe(plain.version);
	});

	it('follows the level, the rating, an item of an index and a choice, and what those hang on', () => {
		const survey = asking(
			channel,
			text('low', 'low'),
			text('one', { question: 'rating', answers: '1' }),
			{ ...channel, id: 'second', askWhen: { question: 'channel', answers: 'shop' } },
			text('deep', { question: 'second', answers: 'phone' }),
		);
		expect(ids(questionsAfter(survey, first('low', 2)))).toEqual([
			'channel',
			'low',
			'second',
			'deep',
		]);
		const own = { channel: 'shop', second: 'phone' };
		expect(ids(askedQuestions(survey, first('high', 5), own))).toEqual([
			'channel',
			'second',
			'deep',
		]);
		// The answer that led to the second question is taken back, and so is the third.
		const changed = { channel: 'phone', second: 'phone' };
		expect(ids(askedQuestions(survey, first('high', 5), changed))).toEqual(['channel']);
		expect(ids(askedQuestions(survey, first('low', 1), {}))).toEqual(['channel', 'low', 'one']);
		const index = define({
			metric: 'csi',
			questions: [text('dear', { question: 'price', answers: '1, 2, 3' })],
		});
		const rated = (price: number) => ({ level: 'middle' as const, rating: null, items: { price } });
		expect(ids(questionsAfter(index, rated(2)))).toEqual(['dear']);
		expect(ids(questionsAfter(index, rated(9)))).toEqual([]);
	});

	it('makes no second page where nothing is asked', () => {
		const survey = define({
			reasons: 'none',
			askComment: false,
			questions: [text('why', { question: 'rating', answers: '1' })],
		});
		expect(asksMore(survey, first('low', 1))).toBe(true);
		expect(asksMore(survey, first('low', 2))).toBe(false);
	});
});

describe('an answer', () => {
	const survey = asking(
		channel,
		text('branch', { question: 'channel', answers: 'shop' }, true),
		text('why', 'low', true),
	);
	const decide = (rating: number, own: NonNullable<GivenAnswers['own']>) =>
		decideAnswer(
			{
				survey,
				invitation: { state: 'sent', expiresAt: 1_000 },
				previous: null,
				given: { rating, own },
				step: 'details',
				closePartialAfter: 1,
			},
			0,
		);

	it.each([
		[5, {}, []],
		[5, { channel: 'phone' }, []],
		[5, { channel: 'shop' }, ['branch']],
		[1, { channel: 'shop' }, ['branch', 'why']],
		[1, { why: 'Slow' }, []],
	])('of %s with %j misses %j', (rating, own, missing) => {
		const decision = decide(rating, own);
		const problems = decision.kind === 'refused' ? decision.problems : [];
		expect(problems.map(({ questionId }) => questionId)).toEqual(missing);
	});

	it('to a question that was not asked is not kept', () => {
		const decision = decide(5, { channel: 'phone', branch: 'North', why: 'Slow' });
		expect(decision).toMatchObject({
			response: {
				content: { own: { channel: 'phone' } },
				answers: [
					{ id: 'rating', value: 5 },
					{ id: 'channel', value: 'phone' },
				],
			},
		});
	});
});
