import type { SatisfactionItem } from '../../model/item';
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
import type { CaseBackground } from './case-background';
import { caseOwner } from './recipients';

/** The parts of an item that a case brings: event, customer, owner, survey, answer and the case. */
export function caseItem(
	row: CaseRow,
	{ response, event, customer, owner }: CaseBackground,
	link: string | null,
): Partial<SatisfactionItem> {
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
		case: casePart(row, link),
	};
}
