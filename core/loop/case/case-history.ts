import { rungInWords } from '../../language/rung-words';
import { sentencesInARow } from '../../language/in-a-row';
import { type SayAboutCase, sayAboutCase } from '../../language/case-texts';
import { cleanLine, cleanText } from '../../language/plain-text';
import { sayIn, type Say } from '../../language/say';
import type { TextKey } from '../../language/texts';
import { momentInWords } from '../../language/time-words';
import type { Person } from '../../model/people';
import {
	compensationKinds,
	contactChannels,
	heatSteps,
	pauseReasons,
	rootCauses,
} from '../../model/case-words';
import { listPeople } from '../../store/repositories/people';
import { loadSettings } from '../../store/repositories/workspaces';
import type { CaseStepTable } from '../../store/tables/cases';
import type { House } from '../house';

/** One line of a case's history, ready to read. */
export type HistoryLine = { at: number; kind: string; who: string; text: string };

type Speaker = { about: SayAboutCase; say: Say; timeZone: string; language: string };

type StepData = Record<string, unknown>;

/** The history of a case in a reader's language, oldest first. */
export async function historyOf(
	house: House,
	steps: readonly CaseStepTable[],
	language: string,
): Promise<HistoryLine[]> {
	const { timeZone } = await loadSettings(house.store.db, house.workspace);
	const people = await listPeople(house.store.db, house.workspace);
	return steps.map((step) => ({
		at: step.at,
		kind: step.kind,
		who: whoDid(step, people, language),
		text: stepText(step, language, timeZone),
	}));
}

function whoDid(step: CaseStepTable, people: readonly Person[], language: string): string {
	const known = people.find(({ id }) => id === step.actor_id)?.name ?? step.actor_name;
	if (known !== null && step.actor_kind !== 'system') return cleanLine(known, 80);
	const about = sayAboutCase(language);
	switch (step.actor_kind) {
		case 'customer':
			return about('who.customer');
		case 'owner':
			return about('who.owner');
		case 'lead':
			return about('who.lead');
		case 'workflow':
			return about('who.workflow');
		default:
			return about('who.system');
	}
}

/** What a step says, with its note. */
export function stepText(
	step: Pick<CaseStepTable, 'kind' | 'data'>,
	language: string,
	timeZone: string,
): string {
	const data = JSON.parse(step.data) as StepData;
	const speaker = { about: sayAboutCase(language), say: sayIn(language), timeZone, language };
	const sentence = sentenceOf(step.kind, data, speaker);
	const note = cleanText(textOf(data.note) || textOf(data.comment));
	return note === '' ? sentence : speaker.about('step.withNote', { sentence, note });
}

function sentenceOf(kind: string, data: StepData, speaker: Speaker): string {
	const { about } = speaker;
	switch (kind) {
		case 'opened':
		case 'note':
		case 'confirm':
		case 'unconfirmed':
			return about(`step.${kind}`);
		case 'acknowledge':
			return about(data.late === true ? 'step.acknowledge.late' : 'step.acknowledge');
		case 'resolve':
			return about(data.late === true ? 'step.resolve.late' : 'step.resolve');
		case 'log_contact':
			return about('step.log_contact', {
				channel: labelOf(speaker, 'channel', contactChannels, data.channel),
			});
		case 'heat':
			return about(data.done === true ? 'step.heat' : 'step.heat.undone', {
				step: labelOf(speaker, 'owner.heat', heatSteps, data.step),
			});
		case 'promise':
			return about('step.promise', {
				time: momentInWords(Number(data.promisedFor), speaker.timeZone, speaker.language),
				text: cleanText(textOf(data.text)),
			});
		case 'pause':
			return about('step.pause', {
				time: momentInWords(Number(data.until), speaker.timeZone, speaker.language),
				reason: labelOf(speaker, 'pause', pauseReasons, data.reason),
			});
		case 'resume':
			return about('step.resume');
		case 'recompute':
			return about('step.recompute', { moved: movesOf(data, speaker) });
		case 'compensation':
			return about(
				data.state === 'requested' ? 'step.compensation.requested' : 'step.compensation.granted',
				{
					kind: labelOf(speaker, 'compensation', compensationKinds, data.compensationKind),
					amount: amountOf(data),
				},
			);
		case 'approve':
		case 'decline':
			return about(`step.${kind}`, { amount: amountOf(data) });
		case 'root_cause':
			return about('step.root_cause', { cause: labelOf(speaker, 'cause', rootCauses, data.code) });
		case 'hand_over':
			return about('step.hand_over', { person: cleanLine(textOf(data.toName), 80) });
		case 'reopen':
		case 'close':
			return about(`step.${kind}`, { reason: cleanText(textOf(data.reason)) });
		case 'escalate':
			return about('step.escalate', {
				name: rungInWords(textOf(data.name), speaker.language),
				rung: textOf(data.rung),
			});
		case 'breach':
			return about(data.clock === 'response' ? 'step.breach.response' : 'step.breach.resolution');
		case 'customer_added':
			return added(data, speaker);
		default:
			return about('step.other', { kind: cleanLine(kind, 60) });
	}
}

/** What a customer has added to an answer: a comment, which follows, else reasons, else the rating. */
function added(data: Record<string, unknown>, { say }: Speaker): string {
	const value = textOf(data.value);
	if (cleanText(textOf(data.comment)) !== '') return say('step.customer_said', { value });
	const reasons = Array.isArray(data.tags) && data.tags.length > 0;
	return say(reasons ? 'step.customer_reasons' : 'step.customer_rated', { value });
}

/** The built-in name of a word, else the word itself: workflows may use words of their own. */
function labelOf(
	{ say }: Speaker,
	family: 'pause' | 'channel' | 'owner.heat' | 'compensation' | 'cause',
	words: readonly string[],
	word: unknown,
): string {
	const text = textOf(word);
	// All names of these families are plain texts without slots.
	const plain = say as (key: TextKey) => string;
	return words.includes(text) ? plain(`${family}.${text}` as TextKey) : cleanLine(text, 100);
}

/** Which clocks are due at other times, with the old and the new one. */
function movesOf(data: StepData, speaker: Speaker): string {
	const { about, say, timeZone, language } = speaker;
	const moment = (at: unknown) => momentInWords(Number(at), timeZone, language);
	const moves = (['response', 'resolution'] as const).flatMap((clock) => {
		const [from, to] = [data[`${clock}From`], data[`${clock}To`]];
		if (from === to || typeof from !== 'number' || typeof to !== 'number') return [];
		return [about(`step.recompute.${clock}`, { from: moment(from), to: moment(to) })];
	});
	return sentencesInARow(moves, say);
}

function amountOf(data: StepData): string {
	return `${cleanLine(textOf(data.currency), 3)} ${textOf(data.amount)}`;
}

function textOf(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
