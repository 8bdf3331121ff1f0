import { askedInWords } from '../language/asked-in-words';
import { wordsInARow } from '../language/in-a-row';
import { personName } from '../language/person-name';
import { cleanLine } from '../language/plain-text';
import { type Say, sentenceLanguage } from '../language/say';
import { momentInWords } from '../language/time-words';
import type { CaseMailView } from './case-mail-view';

function amountOf({ compensation }: CaseMailView): string {
	if (compensation === null) return '';
	return `${cleanLine(compensation.currency, 3)} ${compensation.amount}`;
}

/** What the mail is about, in a line. */
export function headlineOf(view: CaseMailView, say: Say): string {
	const subject = cleanLine(view.subjectTitle ?? '', 40);
	const unknown =
		subject === ''
			? say('owner.unknownCustomer')
			: say('caseMail.unknownAbout', { customer: say('owner.unknownCustomer'), subject });
	const customer = personName(view.customerName, 60) || unknown;
	const score =
		view.score === null
			? say(`priority.${view.priority}`)
			: say('caseMail.scoreBrief', { value: view.score.value, max: view.score.max });
	return say(`caseMail.subject.${view.kind}`, { customer, score, amount: amountOf(view) });
}

/** Why the reader is told. */
export function reason(view: CaseMailView, say: Say): string {
	const person = cleanLine(view.compensation?.askedBy ?? '', 60) || say('owner.nobody');
	if (view.kind === 'new_case' && !view.reachable) return say('caseMail.why.noContact');
	return say(`caseMail.why.${view.kind}`, { person });
}

export type Fact = { key: FactKey; label: string; value: string };
type FactKey =
	| 'amount'
	| 'note'
	| 'score'
	| 'reasons'
	| 'subject'
	| 'owner'
	| 'response'
	| 'resolution'
	| 'promise';

/** The facts of the case, in the order a person asks for them. */
export function factsOf(view: CaseMailView, say: Say): Fact[] {
	const moment = (time: number | null) =>
		time === null ? '' : momentInWords(time, view.timeZone, sentenceLanguage(view.language));
	const { score, promise } = view;
	const facts: Fact[] = [
		{ key: 'amount', label: say('caseMail.amount'), value: amountOf(view) },
		{
			key: 'note',
			label: say('caseMail.note'),
			value: cleanLine(view.compensation?.note ?? '', 500),
		},
		{
			key: 'score',
			label: say('caseMail.score'),
			value:
				score === null
					? ''
					: say('caseMail.scoreValue', {
							value: score.value,
							max: score.max,
							band: say(`band.${score.band}`),
						}),
		},
		{
			key: 'reasons',
			label: say('caseMail.reasons'),
			value: wordsInARow(
				view.reasons.map((label) => cleanLine(label, 100)),
				say,
			),
		},
		{
			key: 'subject',
			label: say('caseMail.subjectOf'),
			value: cleanLine(view.subjectTitle ?? '', 200),
		},
		{ key: 'owner', label: say('caseMail.owner'), value: cleanLine(view.ownerName ?? '', 80) },
		{ key: 'response', label: say('caseMail.response'), value: moment(view.responseDueAt) },
		{ key: 'resolution', label: say('caseMail.resolution'), value: moment(view.resolutionDueAt) },
		{
			key: 'promise',
			label: say('caseMail.promise'),
			value:
				promise === null
					? ''
					: say('caseMail.promiseValue', {
							text: cleanLine(promise.text, 300).replace(/[.。]$/, ''),
							time: moment(promise.at),
						}),
		},
	];
	return facts.filter((fact) => fact.value !== '');
}

/** So many answers are told in a message; all stand on the page of the case. */
const answersTold = 3;

/** What else was asked and answered, a line each. */
export function answersOf({ answers }: CaseMailView, say: Say): string[] {
	return answers
		.slice(0, answersTold)
		.map(({ question, answer }) =>
			askedInWords(cleanLine(question, 120), cleanLine(answer, 200), say),
		);
}

/** Whether a clock has run out. */
export const isBad = ({ kind }: CaseMailView): boolean =>
	kind === 'breach_response' || kind === 'breach_resolution';

/** The clock that matters now; `undefined` where none runs. */
export function deadlineOf(view: CaseMailView, facts: readonly Fact[]): Fact | undefined {
	const wanted: FactKey = view.kind === 'breach_resolution' ? 'resolution' : 'response';
	return facts.find(({ key }) => key === wanted) ?? facts.find(({ key }) => key === 'resolution');
}

/** What is not said in the quote or the deadline already. */
export function otherFacts(facts: readonly Fact[], deadline: Fact | undefined): Fact[] {
	return facts.filter(
		(fact) => fact !== deadline && fact.key !== 'score' && fact.key !== 'reasons',
	);
}
