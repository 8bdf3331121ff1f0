import { fillItem, type ItemActivity, type SatisfactionItem } from '../../model/item';
import type { CaseRow } from '../../store/repositories/cases';
import { casePart } from '../item/case-part';
import {
	customerPart,
	eventPart,
	rememberedEvent,
	responsePart,
	scorePart,
	surveyPart,
} from '../item/item-parts';
import type { CaseBackground } from '../../store/repositories/case-background';
import type { House } from '../house';
import { linkOfGroup, type WrittenNotice } from './case-notices';
import { caseOwner } from './recipients';

/** The parts of an item that a case brings: event, customer, owner, survey, answer and the case. */
export function caseItem(
	house: House,
	row: CaseRow,
	background: CaseBackground,
	link: string | null,
): Partial<SatisfactionItem> {
	const { response, event, customer, owner, settings } = background;
	return {
		test: row.test === 1,
		event: event
			? eventPart(event)
			: rememberedEvent({ ...row, event_id: response?.event_id, cycle: response?.cycle }),
		customer: customer ? customerPart(customer) : null,
		owner: caseOwner(row, owner ? [owner] : []),
		...(response && {
			survey: surveyPart(response),
			response: responsePart(response, false),
			score: scorePart(response),
		}),
		case: casePart(row, { link, groupLink: linkOfGroup(house, row, background) }, settings),
	};
}

/** What the items of a case say has happened. */
export type CaseSaid = {
	code: string;
	/** In one sentence. */
	text: string;
	/** Added to it where nobody is told; `null` = nothing to add. */
	untold: string | null;
	/** The owner's own link, where there is one. */
	link: string | null;
	/** What was done, where somebody did something. */
	activity?: ItemActivity;
};

/**
 * A case as items: one for each person who is to be told, with their message and their own link, or
 * one in all.
 *
 * @param base where the parts are filled in
 */
export function caseItems(
	house: House,
	row: CaseRow,
	background: CaseBackground,
	notices: readonly WrittenNotice[],
	{ code, text, untold, link, activity }: CaseSaid,
	base: Record<string, unknown> = {},
): Array<SatisfactionItem & Record<string, unknown>> {
	const parts = { ...caseItem(house, row, background, link), ...(activity && { activity }) };
	const groupLink = parts.case?.groupLink ?? null;
	const outcome = (more: string | null) => ({ code, text: more ? `${text} ${more}` : text });
	if (notices.length === 0) {
		return [fillItem(base, { ...parts, outcome: outcome(untold), message: null })];
	}
	return notices.map((notice) => ({
		...fillItem(base, {
			...parts,
			outcome: outcome(notice.hint),
			message: notice.message,
			case: casePart(row, { link: notice.link ?? link, groupLink }, background.settings),
		}),
		...(notice.teamLink && { teamLink: notice.teamLink }),
	}));
}
