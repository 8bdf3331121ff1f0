import type { CaseAction } from '../../case/action';
import type { CaseRefusal } from '../../case/decision';
import { InputError, NotFoundError, type SatisfactionError, StateError } from '../../model/errors';
import { fillItem, type SatisfactionItem } from '../../model/item';
import type { CaseRow } from '../../store/repositories/cases';
import { casePart } from '../item/case-part';
import type { House } from '../house';
import { actOnCase } from './act-on-case';
import { workflowActor } from './case-actor';
import { stepText } from './case-history';
import { caseBackground } from './case-background';
import { caseItem } from './case-item';
import { linkOfOwner, writtenNotices } from './case-notices';
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
	const decides = action.kind === 'approve' || action.kind === 'decline';
	const actor = await workflowActor(house, found, work, decides);
	const acted = await actOnCase(house, now, { caseId: found.case_id, action, actor });
	const { row } = acted;
	const background = await caseBackground(house, row);
	const { link, hint } = linkOfOwner(house, row, background);
	const parts = caseItem(row, background, link);
	if (acted.kind === 'refused') {
		if (acted.reason !== 'already_done') throw refusal(acted.reason, acted.text, row);
		const outcome = { code: 'already_done', text: acted.text };
		return [fillItem(work.item, { ...parts, outcome, message: null })];
	}
	const { timeZone } = background.settings;
	const { kind, data } = acted.history;
	const said = stepText({ kind, data: JSON.stringify(data) }, 'en', timeZone);
	const notices = await writtenNotices(house, row, acted.notices, background);
	const outcome = (why: string | null) => ({ code: codeOf(kind, data), text: sentence(said, why) });
	if (notices.length === 0) {
		const missing = acted.untold ? 'Nobody is there to be told.' : hint;
		return [fillItem(work.item, { ...parts, outcome: outcome(missing), message: null })];
	}
	return notices.map((notice) => ({
		...fillItem(work.item, {
			...parts,
			outcome: outcome(notice.hint),
			message: notice.message,
			case: casePart(row, notice.link ?? link),
		}),
		...(notice.teamLink && { teamLink: notice.teamLink }),
	}));
}

const sentence = (said: string, why: string | null): string => (why ? `${said} ${why}` : said);

/** What the workflow branches on: the deed, and for a compensation what became of it. */
export function codeOf(kind: string, data: Record<string, unknown>): string {
	switch (kind) {
		case 'compensation':
			return data.state === 'requested' ? 'approval_requested' : 'compensation_granted';
		case 'approve':
			return 'approved';
		case 'decline':
			return 'declined';
		case 'acknowledge':
			return 'acknowledged';
		case 'hand_over':
			return 'reassigned';
		case 'resolve':
			return 'resolved';
		case 'escalate':
			return 'escalated';
		case 'close':
			return 'closed';
		default:
			return kind;
	}
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
