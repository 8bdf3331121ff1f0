import { builtInLanguageFor, sayIn } from '../../language/say';
import type { ItemCustomer } from '../../model/item';
import { InputError } from '../../model/errors';
import { findCustomer } from '../../store/repositories/customers';
import {
	findProblem,
	noteTold,
	type ProblemRow,
	reportersOf,
} from '../../store/repositories/problems';
import { noteTelling, toldId, toldOf } from '../../store/repositories/problems-told';
import { loadSettings } from '../../store/repositories/workspaces';
import { noteDeed } from '../audit/deed';
import type { Doer } from '../audit/doer';
import type { House } from '../house';
import { customerPart } from '../item/item-parts';
import { type OpenWords, openWordsOf } from './names-in-texts';
import { publicLinkIfAny } from './public-link';
import { publicWords } from './public-words';
import { givenAgain, type ToldHow, tellingOf } from './telling';
import { heldProblem } from './update';

/** A customer who reported what was mended, with what is said to them. */
export type ToldReporter = {
	customer: ItemCustomer;
	message: { subject: string; text: string };
	language: string;
	/** What names the telling, so that one message comes of it, and whether they were given before. */
	telling: { id: string; again: boolean };
};

/** What stands in no message, since it would tell who somebody is. */
export type HiddenWords = ReadonlyArray<(typeof ownWords)[number]>;
const ownWords = ['title', 'remedy'] as const;

/**
 * The customers whose cases hang on a problem that is done, each once, with the words for them. Whoever was given
 * and may not have been written to is given again (see `tellingOf`). Whether they may be written to is looked at
 * where the message is sent.
 *
 * @param input.peek a person tries it out: nobody counts as told
 * @returns `hidden`: words of the problem that no message says, since they name somebody
 * @throws InputError for a problem that is not done
 */
export async function tellReporters(
	house: House,
	now: number,
	input: { problemId: string; doer: Doer; peek: boolean } & ToldHow,
): Promise<{ row: ProblemRow; told: ToldReporter[]; hidden: HiddenWords }> {
	const { store, workspace } = house;
	const { languages } = await loadSettings(store.db, workspace);
	const [fallback = 'en'] = languages;
	const looked = await lookedThrough(house, input.problemId);
	return await store.transaction(async (tx) => {
		const row = await heldProblem(tx, house, input.problemId);
		checkDone(row);
		const isPublic = row.public_texts !== null;
		const link = isPublic ? await publicLinkIfAny(house, row.survey_key, tx) : null;
		const open = isPublic ? { title: true, remedy: true } : openNow(row, looked);
		const telling = tellingOf(row, now, 'reported', input);
		const before = await toldOf(tx, workspace, row);
		const again = givenAgain(before, telling);
		const known = new Set(before.map(({ customerId }) => customerId));
		const reporters = await reportersOf(tx, workspace, row);
		for (const { told, customerId } of reporters) if (told) known.add(customerId);
		const waiting = new Map<string, string[]>();
		for (const { customerId, caseId } of reporters) {
			if (known.has(customerId) && !again.has(customerId)) continue;
			waiting.set(customerId, [...(waiting.get(customerId) ?? []), caseId]);
		}
		const told: ToldReporter[] = [];
		for (const customerId of waiting.keys()) {
			const customer = await findCustomer(tx, workspace, customerId);
			if (!customer) continue;
			const wanted = customer.language ?? fallback;
			const language = builtInLanguageFor(wanted);
			// What was written for everybody goes before the words of the house.
			const words = publicWords(row, wanted, { fallback, link }) ?? {
				message: wordsFor(row, open, language),
				language,
			};
			const toldBefore = again.get(customerId);
			const id = toldBefore ?? toldId(row.problem_id, customerId);
			const part = { id, again: toldBefore !== undefined };
			told.push({ customer: customerPart(customer), ...words, telling: part });
		}
		const customerIds = [...waiting.keys()].filter((id) => !again.has(id));
		if (!input.peek && told.length > 0) {
			const caseIds = [...waiting.values()].flat();
			await noteTold(tx, workspace, { problemId: row.problem_id, caseIds, at: now });
		}
		if (!input.peek && customerIds.length > 0) {
			const { by } = telling;
			await noteTelling(tx, workspace, row, { customerIds, as: 'reported', by, at: now });
			await noteDeed(tx, house, now, {
				action: 'problem_told',
				doer: input.doer,
				target: { kind: 'problem', id: row.problem_id },
				details: { count: told.filter(({ telling: { again: is } }) => !is).length },
				test: row.test === 1,
			});
		}
		return { row, told, hidden: ownWords.filter((word) => !open[word]) };
	});
}

/** @throws InputError for a problem that is not done */
export function checkDone({ state, title, remedy }: ProblemRow): void {
	if ((state === 'done' || state === 'shown_to_work') && remedy !== null) return;
	throw new InputError(
		`"${title}" is not done yet, so there is nothing to tell.`,
		'Set it to Done first, with what was done.',
	);
}

type LookedThrough = { row: ProblemRow; open: OpenWords };

/** Whether a problem's own words name somebody, where they are what is said: all customers are looked through. */
async function lookedThrough(house: House, problemId: string): Promise<LookedThrough | null> {
	const row = await findProblem(house.store.db, house.workspace, problemId);
	if (!row || row.public_texts !== null) return null;
	checkDone(row);
	const [open] = await openWordsOf(house, [row]);
	return open ? { row, open } : null;
}

/** What was changed since it was looked through is not said. */
function openNow({ title, remedy }: ProblemRow, looked: LookedThrough | null): OpenWords {
	return {
		title: looked !== null && looked.open.title && looked.row.title === title,
		remedy: looked !== null && looked.open.remedy && looked.row.remedy === remedy,
	};
}

function wordsFor(
	{ title, remedy, origin }: ProblemRow,
	open: OpenWords,
	language: string,
): { subject: string; text: string } {
	const say = sayIn(language);
	const slots = { title, remedy: remedy ?? '' };
	// What a chart has said is for the house: nobody has told us that.
	const plain = origin === 'alarm' || !open.title;
	if (open.remedy) {
		const subject = plain ? say('problem.told.plain.subject') : say('problem.told.subject', slots);
		const text = say(plain ? 'problem.told.plain.text' : 'problem.told.text', slots);
		return { subject, text };
	}
	if (!plain)
		return { subject: say('problem.told.subject', slots), text: say('telling.undone', slots) };
	return { subject: say('problem.told.plain.subject'), text: say('telling.neutral') };
}
