import { InputError } from '../../model/errors';
import { findCustomer } from '../../store/repositories/customers';
import type { ProblemRow } from '../../store/repositories/problems';
import {
	answerersToTell,
	noteTelling,
	toldId,
	toldOf,
} from '../../store/repositories/problems-told';
import { loadSettings } from '../../store/repositories/workspaces';
import { noteDeed } from '../audit/deed';
import type { Doer } from '../audit/doer';
import type { House } from '../house';
import { customerPart } from '../item/item-parts';
import { publicLinkIfAny } from './public-link';
import { publicWords } from './public-words';
import { checkDone, type ToldReporter } from './tell-reporters';
import { givenAgain, type ToldHow, tellingOf } from './telling';
import { heldProblem } from './update';

const day = 86_400_000;

/** So many are told anew at once; whoever is left is told the next time. */
export const mostAtOnce = 500;

/**
 * The customers who answered before a problem was done, each once, with what everybody may read of it: the words
 * that were written for the public, never the problem's own. Whoever was told as a reporter is not told again; whoever
 * was given and may not have been written to is given again (see `tellingOf`).
 * Whether they may be written to is looked at where the message is sent.
 *
 * @param input.days how far back from when it was done answers count
 * @param input.surveyKey whose answers; `null` = those of the problem's survey, or of all
 * @param input.peek a person tries it out: nobody counts as told
 * @returns `more`: others wait
 * @throws InputError for a problem that is not done, or has no words for the public
 */
export async function tellAnswerers(
	house: House,
	now: number,
	input: {
		problemId: string;
		days: number;
		surveyKey: string | null;
		doer: Doer;
		peek: boolean;
	} & ToldHow,
): Promise<{ row: ProblemRow; told: ToldReporter[]; more: boolean }> {
	const { store, workspace } = house;
	const { languages } = await loadSettings(store.db, workspace);
	const [fallback = 'en'] = languages;
	return await store.transaction(async (tx) => {
		const row = await heldProblem(tx, house, input.problemId);
		checkDone(row);
		if (row.public_texts === null || row.done_at === null) throw withoutText(row);
		// What is a test is told to nobody who has really answered.
		if (row.test === 1) return { row, told: [], more: false };
		const link = await publicLinkIfAny(house, row.survey_key, tx);
		const answers = {
			surveyKey: input.surveyKey ?? row.survey_key,
			from: row.done_at - input.days * day,
			until: row.done_at,
		};
		const found = await answerersToTell(tx, workspace, row, answers, mostAtOnce + 1);
		const customerIds = found.slice(0, mostAtOnce);
		const telling = tellingOf(row, now, 'answered', input);
		const again = givenAgain(await toldOf(tx, workspace, row), telling);
		const told: ToldReporter[] = [];
		for (const customerId of [...again.keys(), ...customerIds]) {
			const customer = await findCustomer(tx, workspace, customerId);
			if (!customer) continue;
			const words = publicWords(row, customer.language ?? fallback, { fallback, link });
			if (!words) throw withoutText(row);
			const { message, language } = words;
			const before = again.get(customerId);
			const id = before ?? toldId(row.problem_id, customerId);
			const part = { id, again: before !== undefined };
			told.push({ customer: customerPart(customer), message, language, telling: part });
		}
		if (!input.peek && customerIds.length > 0) {
			const { by } = telling;
			await noteTelling(tx, workspace, row, { customerIds, as: 'answered', by, at: now });
			await noteDeed(tx, house, now, {
				action: 'problem_told',
				doer: input.doer,
				target: { kind: 'problem', id: row.problem_id },
				details: { count: customerIds.length },
				test: false,
			});
		}
		return { row, told, more: found.length > customerIds.length };
	});
}

function withoutText({ title }: ProblemRow): InputError {
	return new InputError(
		`"${title}" has no text for the public, so those who answered cannot be told of it.`,
		'Write what was heard and what was done under Public Texts of Update, without names.',
	);
}
