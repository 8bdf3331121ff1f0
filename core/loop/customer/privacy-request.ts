import { newId } from '../../model/id';
import { noteActivity } from '../../store/repositories/activities';
import { insertRequest, requestSince } from '../../store/repositories/privacy-requests';
import { noteDeed } from '../audit/deed';
import { type Doer, thePackage } from '../audit/doer';
import type { House } from '../house';
import { lockedCustomer } from './locked-customer';

const day = 86_400_000;

/** What somebody asks for: a copy of their data, or that it be deleted. */
export type PrivacyRequestKind = 'data' | 'erase';

/**
 * Notes that somebody asks for their data or its deletion, and tells it to the workflows that wait for it
 * (`data_requested`, `erase_requested`). Asked again within a day, it is one request.
 *
 * @returns `unknown` if there is no such customer (any more)
 */
export async function requestPrivacy(
	house: House,
	now: number,
	{ customerId: given, kind, doer }: { customerId: string; kind: PrivacyRequestKind; doer?: Doer },
): Promise<'noted' | 'noted_before' | 'unknown'> {
	const { store, workspace } = house;
	return await store.transaction(async (tx) => {
		const customer = await lockedCustomer(tx, store.dialect, workspace, given);
		if (!customer) return 'unknown';
		const { customer_id: customerId } = customer;
		const since = now - day;
		if (await requestSince(tx, workspace, { customerId, kind, since })) return 'noted_before';
		const id = newId('req');
		const about = { workspace_id: workspace, customer_id: customerId, at: now };
		await insertRequest(tx, { ...about, request_id: id, kind });
		await noteActivity(tx, {
			...about,
			activity_id: id,
			kind: `${kind}_requested`,
			survey_key: null,
			team: null,
			response_id: null,
			case_id: null,
			test: 0,
		});
		await noteDeed(tx, house, now, {
			action: `${kind}_requested`,
			doer: doer ?? thePackage,
			target: { kind: 'customer', id: customerId },
			details: {},
			key: id,
		});
		return 'noted';
	});
}
