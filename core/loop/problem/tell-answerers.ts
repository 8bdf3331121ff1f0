import { InputError } from '../../model/errors';
import { findCustomer } from '../../store/repositories/customers';
import { noteActivity, receiversOfActivities } from '../../store/repositories/activities';
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
import { restActivity } from './problem-part';
import { publicLinkIfAny } from './public-link';
import { publicWords } from './public-words';
import type { Tx } from '../../store/store';
import { checkDone, type ToldReporter } from './tell-reporters';
import { givenAgain, type ToldHow, tellingOf } from './telling';
import { heldProblem } from './update';

const day = 86_400_000;

/** So many are told anew at once; whoever is left comes by the same activity again, else the next time. */
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
 * @returns `rest`: whether others wait, and whether they come by themselves, since an Activity Trigger of the workflow
 * brings the same once more
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
): Promise<{ row: ProblemRow; told: ToldReporter[]; rest: 'none' | 'comes' | 'waits' }> {
	const { store, workspace } = house;
	const { languages } = await loadSettings(store.db, workspace);
	const [fallback = 'en'] = languages;
	return await store.transaction(async (tx) => {
		const row = await heldProblem(tx, house, input.problemId);
		checkDone(row);
		if (row.public_texts === null || row.done_at === null) throw withoutText(row);
		// What is a test is told to nobody who has really answered.
		if (row.test === 1) return { row, told: [], rest: 'none' };
		const link = await publicLinkIfAny(house, row.survey_key, tx);
		const answers = {
			surveyKey: input.surveyKey ?? row.survey_key,
			from: row.done_at - input.days * day,
			until: row.done_at,
		};
		const found = await answerersToTell(tx, workspace, row, answers, mostAtOnce + 1);
		const customerIds = found.slice(0, mostAtOnce);
		const telling = tellingOf(row, now, 'answered', input);
		const before = await toldOf(tx, workspace, row);
		const again = givenAgain(before, telling);
		const told: ToldReporter[] = [];
		for (const customerId of [...again.keys(), ...customerIds]) {
			const customer = await findCustomer(tx, workspace, customerId);
			if (!customer) continue;
			const words = publicWords(row, customer.language ?? fallback, { fallback, link });
			if (!words) throw withoutText(row);
			const { message, language } = words;
			const known = again.get(customerId);
			const id = known ?? toldId(row.problem_id, customerId);
			const part = { id, again: known !== undefined };
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
		if (found.length <= customerIds.length) return { row, told, rest: 'none' };
		const comes =
			!input.peek &&
			telling.brought &&
			(await bringRest(tx, workspace, row, {
				workflowId: input.workflowId ?? null,
				told: before.length + customerIds.length,
				at: now,
			}));
		return { row, told, rest: comes ? 'comes' : 'waits' };
	});
}

/** Has the trigger of a workflow bring the problem once more; `false` where the workflow has none. */
async function bringRest(
	tx: Tx,
	workspace: string,
	{ problem_id: problemId, done_at: doneAt, survey_key: surveyKey, test }: ProblemRow,
	{ workflowId, told, at }: { workflowId: string | null; told: number; at: number },
): Promise<boolean> {
	if (workflowId === null || doneAt === null) return false;
	const receivers = await receiversOfActivities(tx, workspace);
	if (!receivers.some((receiver) => receiver.startsWith(`${workflowId}/`))) return false;
	await noteActivity(tx, {
		workspace_id: workspace,
		activity_id: restActivity(problemId, doneAt, { workflowId, told }),
		kind: 'problem_done',
		at,
		survey_key: surveyKey,
		team: null,
		response_id: null,
		case_id: null,
		customer_id: null,
		test,
	});
	return true;
}

function withoutText({ title }: ProblemRow): InputError {
	return new InputError(
		`"${title}" has no text for the public, so those who answered cannot be told of it.`,
		'Write what was heard and what was done under Public Texts of Update, without names.',
	);
}
