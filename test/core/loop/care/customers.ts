import { createOrUpdate } from '../../../../core/loop/customer/create-or-update';
import type { House } from '../../../../core/loop/house';
import { caseRow, responseRow } from '../../../store/rows';
import { day, life, now } from '../a-house';
import { says } from '../a-word';

let stored = 0;

/** Customers as lists, events and answers make them, who have agreed to all that a campaign may send. */
export function customersOf(house: House) {
	const { store, workspace } = house;
	const { happens, settings } = life(house);
	/** @returns what became of the row, and whom it is about */
	const tells = async (row: Record<string, unknown>, at = now) => {
		const how = { byName: true, system: 'crm', order: null, serial: false, cleared: [] };
		const [told] = await createOrUpdate(house, at, [row], how);
		return { id: told?.customer?.id ?? '', outcome: told?.outcome };
	};
	const comes = async (
		row: Record<string, unknown> = {},
		at = now - 100 * day,
	): Promise<string> => {
		const own = `c${(stored += 1)}`;
		const usual = { 'Customer ID': own, Name: 'Li Wei', Email: `${own}@house.example` };
		const { id } = await tells({ ...usual, ...row }, at);
		await says(house, id, 'granted', ['promotional_care', 'news', 'survey'], at);
		return id;
	};
	/** Something that a system tells of them. */
	const does = async (id: string, type: string, at: number) => {
		const own = `o${(stored += 1)}`;
		const subject = { type: type.split('.')[0] ?? '', id: own, title: null, url: null };
		const { external } = await store.db
			.selectFrom('identity')
			.select('value as external')
			.where('workspace_id', '=', workspace)
			.where('customer_id', '=', id)
			.where('kind', '=', 'crm')
			.executeTakeFirstOrThrow();
		const nothing = { name: null, email: null, phone: null, language: null, timeZone: null };
		const customer = { externalIds: { crm: external }, ...nothing, segment: null };
		await happens({ source: 'crm', externalId: own, type, subject, customer }, at);
	};
	const answers = async (id: string, level: 'low' | 'middle' | 'high', at: number) => {
		const times = { answered_at: at, completed_at: at, updated_at: at };
		const row = { response_id: `rsp_c${(stored += 1)}`, customer_id: id, level, metric: 'nps' };
		await store.db
			.insertInto('response')
			.values(responseRow({ workspace_id: workspace, ...row, ...times } as never))
			.execute();
	};
	const opensCase = async (id: string, at: number): Promise<string> => {
		const row = { case_id: `cas_c${(stored += 1)}`, customer_id: id, opened_at: at };
		await store.db
			.insertInto('case_file')
			.values(caseRow({ workspace_id: workspace, ...row }))
			.execute();
		return row.case_id;
	};
	/** Nothing but the campaign's own rules keeps anything from being sent. */
	const withoutLimits = async () => {
		const policy = { quietHours: null, delay: 0, capOverall: null };
		await settings({ policy, care: { caps: { near: null, far: null }, capTogether: null } });
	};
	return { tells, comes, does, answers, opensCase, withoutLimits };
}
