import type { SatisfactionItem } from '../../model/item';
import type { Person } from '../../model/people';
import type { CaseRow } from '../../store/repositories/cases';
import { type Customer, findCustomer } from '../../store/repositories/customers';
import { type EventRow, findEvent } from '../../store/repositories/events';
import { findPerson } from '../../store/repositories/people';
import { findResponse, type ResponseRow } from '../../store/repositories/responses';
import type { Db, Tx } from '../../store/store';
import { casePart } from '../case-part';
import type { House } from '../house';
import {
	customerPart,
	eventPart,
	rememberedEvent,
	responsePart,
	scorePart,
	surveyPart,
} from '../item-parts';
import { caseOwner } from './recipients';

/** What a case stands on; what is missing was erased or never there. */
export type CaseBackground = {
	response: ResponseRow | undefined;
	event: EventRow | undefined;
	customer: Customer | undefined;
	owner: Person | undefined;
};

/** Reads what a case stands on. */
export async function caseBackground(
	house: House,
	row: CaseRow,
	db: Db | Tx = house.store.db,
): Promise<CaseBackground> {
	const { workspace } = house;
	const response = row.response_id ? await findResponse(db, workspace, row.response_id) : undefined;
	const event = response?.event_id ? await findEvent(db, workspace, response.event_id) : undefined;
	const customer = row.customer_id ? await findCustomer(db, workspace, row.customer_id) : undefined;
	const owner = row.owner_id ? await findPerson(db, workspace, row.owner_id) : undefined;
	return { response, event, customer, owner };
}

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
