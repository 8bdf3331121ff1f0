import type { CaseAction } from '../../case/action';
import type { CaseRefusal } from '../../case/decision';
import { InputError, NotFoundError, type SatisfactionError, StateError } from '../../model/errors';
import type { ItemOutcome, SatisfactionItem } from '../../model/item';
import type { CaseRow } from '../../store/repositories/cases';
import type { House } from '../house';
import { sayOf } from '../workspace/spoken';
import { actOnCase } from './act-on-case';
import { workflowActor } from './case-actor';
import { caseBackground } from '../../store/repositories/case-background';
import { caseItems } from './case-item';
import { linkOfOwner } from './case-notices';
import { deedItems } from './deed-items';
import { caseBy } from './find-cases';

export type { CaseAction };

type Item = SatisfactionItem & Record<string, unknown>;

export type CaseWork = {
	caseId: string | null;
	/** The case of this answer, when no case is named. */
	responseId: string | null;
	/** Built once the case is known. */
	action: (row: CaseRow) => CaseAction | Promise<CaseAction>;
	/** Id, e-mail or external id of the person in whose name the workflow acts. */
	inNameOf: string | null;
	/** Names the workflow in the history. */
	workflow: string;
	/** Somebody tries the workflow out by hand: a real case stays as it is. */
	trial: boolean;
	/** Where the parts are filled in. */
	item: Record<string, unknown>;
};

/**
 * Lets a workflow do something to a case. What was done before is no error: the item says so. Whoever
 * is to be told has an item of their own, with the message; without anybody there is one item.
 *
 * @throws StateError, InputError or NotFoundError with the reason when the case does not allow it
 */
export async function workOnCase(house: House, now: number, work: CaseWork): Promise<Item[]> {
	const found = await caseBy(house, work);
	const action = await work.action(found);
	if (work.trial && found.test === 0) {
		const text = sayOf(house)('case.trial');
		return await unchanged(house, found, { code: 'trial', text }, work.item);
	}
	const decides = action.kind === 'approve' || action.kind === 'decline';
	const actor = await workflowActor(house, found, work, decides);
	const acted = await actOnCase(house, now, { caseId: found.case_id, action, actor });
	if (acted.kind === 'done') return await deedItems(house, acted, { base: work.item });
	const { row, reason, text } = acted;
	if (reason !== 'already_done') throw refusal(reason, text, row);
	// What the rule says is for whoever is refused; here nothing is wrong.
	const before = sayOf(house)('case.before');
	return await unchanged(house, row, { code: reason, text: before }, work.item);
}

async function unchanged(
	house: House,
	row: CaseRow,
	said: ItemOutcome,
	item: Record<string, unknown>,
): Promise<Item[]> {
	const background = await caseBackground(house, row);
	const { link } = linkOfOwner(house, row, background);
	return caseItems(house, row, background, [], { ...said, untold: null, link }, item);
}

function refusal(reason: Exclude<CaseRefusal, 'already_done'>, text: string, row: CaseRow) {
	const [Fault, hint] = faults[reason];
	return new Fault(`${text} (Case ${row.case_id}.)`, hint);
}

const faults: Record<
	Exclude<CaseRefusal, 'already_done'>,
	[new (message: string, hint: string) => SatisfactionError, string]
> = {
	not_owner: [StateError, 'Act in the name of the present owner or of a team lead.'],
	not_allowed: [
		StateError,
		'Give the operation to somebody who may decide it, with In the Name Of.',
	],
	state: [StateError, 'Look at the state of the case first, with the operation Get.'],
	incomplete: [
		StateError,
		'Log what is missing first, with Log Action, or on the page of the owner.',
	],
	invalid: [InputError, 'Correct the value.'],
	unknown_person: [NotFoundError, 'Give the ID or e-mail of an active person of the team.'],
	unknown_compensation: [NotFoundError, 'Take the ID from the operation Get.'],
};
