import type { Level } from './metric';
import type { OwnQuestion, Survey } from './survey';

/** What was said on the first page; `null` = not known (a preview), so that nothing is left out. */
export type FirstStep = {
	level: Level | null;
	rating: number | null;
	items: Readonly<Record<string, number>>;
};

type OwnAnswers = Readonly<Record<string, string | number | string[]>>;
type Asking = Pick<Survey, 'questions' | 'rating'>;

/** What the answer to one question has to be one of; `null` where the first page decides. */
type OnPage = { question: string; answers: readonly string[] };

/** The questions that may be asked after what was said on the first page, in their order. */
export function questionsAfter(survey: Asking, first: FirstStep): OwnQuestion[] {
	return survey.questions.filter((question) => mayBeAsked(survey, question, first));
}

/** The questions that are asked, given everything that was answered. */
export function askedQuestions(survey: Asking, first: FirstStep, own: OwnAnswers): OwnQuestion[] {
	const asked: OwnQuestion[] = [];
	for (const question of questionsAfter(survey, first)) {
		const depends = onPage(survey, question);
		const met =
			depends === null ||
			(asked.some(({ id }) => id === depends.question) && isOneOf(own[depends.question], depends));
		if (met) asked.push(question);
	}
	return asked;
}

/** The conditions that a question's place on the second page hangs on: its own, then its source's. */
export function conditionsOnPage(survey: Asking, question: OwnQuestion): OnPage[] {
	const depends = onPage(survey, question);
	if (depends === null) return [];
	const source = survey.questions.find(({ id }) => id === depends.question);
	return [depends, ...(source ? conditionsOnPage(survey, source) : [])];
}

function mayBeAsked(survey: Asking, { askWhen }: OwnQuestion, first: FirstStep): boolean {
	if (!askWhen) return true;
	if ('levels' in askWhen) return first.level === null || askWhen.levels.includes(first.level);
	const source = survey.questions.find(({ id }) => id === askWhen.question);
	if (source) return mayBeAsked(survey, source, first);
	const said = askWhen.question === survey.rating.id ? first.rating : first.items[askWhen.question];
	return said === null || said === undefined || askWhen.answers.includes(said);
}

function onPage({ questions }: Asking, { askWhen }: OwnQuestion): OnPage | null {
	if (!askWhen || !('question' in askWhen)) return null;
	const { question, answers } = askWhen;
	// Only questions that stand above are looked for, so no two can wait for one another.
	if (!questions.some(({ id }) => id === question)) return null;
	return { question, answers: answers.map(String) };
}

function isOneOf(answer: OwnAnswers[string] | undefined, { answers }: OnPage): boolean {
	const given = Array.isArray(answer) ? answer : answer === undefined ? [] : [String(answer)];
	return given.some((one) => answers.includes(one));
}
