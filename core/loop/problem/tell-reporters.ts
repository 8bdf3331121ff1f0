import { builtInLanguageFor, sayIn } from '../../language/say';
import type { ItemCustomer } from '../../model/item';
import { InputError } from '../../model/errors';
import { findCustomer } from '../../store/repositories/customers';
import { noteTold, type ProblemRow, reportersOf } from '../../store/repositories/problems';
import { toldAsAnswerers } from '../../store/repositories/problems-told';
import { loadSettings } from '../../store/repositories/workspaces';
import { noteDeed } from '../audit/deed';
import type { Doer } from '../audit/doer';
import type { House } from '../house';
import { customerPart } from '../item/item-parts';
import { publicLinkIfAny } from './public-link';
import { publicWords } from './public-words';
import { heldProblem } from './update';

/** A customer who reported what was mended, with what is said to them. */
export type ToldReporter = {
	customer: ItemCustomer;
	message: { subject: string; text: string };
	language: string;
};

/**
 * The customers whose cases hang on a problem that is done, each once, with the words for them. Whether they
 * may be written to is looked at where the message is sent.
 *
 * @param peek a person tries it out: nobody counts as told
 * @throws InputError for a problem that is not done
 */
export async function tellReporters(
	house: House,
	now: number,
	input: { problemId: string; doer: Doer; peek: boolean },
): Promise<{ row: ProblemRow; told: ToldReporter[] }> {
	const { store, workspace } = house;
	const { languages } = await loadSettings(store.db, workspace);
	const [fallback = 'en'] = languages;
	return await store.transaction(async (tx) => {
		const row = await heldProblem(tx, house, input.problemId);
		checkDone(row);
		const isPublic = row.public_texts !== null;
		const link = isPublic ? await publicLinkIfAny(house, row.survey_key, tx) : null;
		const reporters = await reportersOf(tx, workspace, row);
		const before = await toldAsAnswerers(tx, workspace, row);
		for (const { told, customerId } of reporters) if (told) before.add(customerId);
		const waiting = new Map<string, string[]>();
		for (const { customerId, caseId } of reporters) {
			if (before.has(customerId)) continue;
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
				message: wordsFor(row, language),
				language,
			};
			told.push({ customer: customerPart(customer), ...words });
		}
		if (!input.peek && told.length > 0) {
			const caseIds = [...waiting.values()].flat();
			await noteTold(tx, workspace, { problemId: row.problem_id, caseIds, at: now });
			await noteDeed(tx, house, now, {
				action: 'problem_told',
				doer: input.doer,
				target: { kind: 'problem', id: row.problem_id },
				details: { count: told.length },
				test: row.test === 1,
			});
		}
		return { row, told };
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

function wordsFor(
	{ title, remedy, origin }: ProblemRow,
	language: string,
): { subject: string; text: string } {
	const say = sayIn(language);
	const slots = { title, remedy: remedy ?? '' };
	// What a chart has said is for the house: nobody has told us that.
	if (origin === 'alarm') {
		return {
			subject: say('problem.told.plain.subject'),
			text: say('problem.told.plain.text', slots),
		};
	}
	return { subject: say('problem.told.subject', slots), text: say('problem.told.text', slots) };
}
