import type { IDataObject, NodeParameterValueType } from 'n8n-workflow';

import { mayNotContact } from '../../../core/loop/customer/consent';
import { meantCustomer } from '../../../core/loop/customer/meant-customer';
import type { CustomerFacts } from '../../../core/model/event';
import type { SatisfactionItem } from '../../../core/model/item';
import { auditOf } from '../../../core/store/repositories/audit';
import { findCustomer } from '../../../core/store/repositories/customers';
import { loadSettings } from '../../../core/store/repositories/workspaces';
import { SatisfactionCustomer } from '../../../nodes/SatisfactionCustomer/SatisfactionCustomer.node';
import { loadNodes, runWorkflow } from '../../engine/engine';
import { anInvitation, aWorkspace, liWei, type Workspace } from '../a-workspace';

const nodeTypes = loadNodes({ satisfactionCustomer: SatisfactionCustomer });

let workspace: Workspace;

beforeEach(async () => {
	workspace = await aWorkspace({ defaultCountry: 'CN' });
});

afterEach(async () => await workspace.close());

type Parameters = Record<string, NodeParameterValueType>;
type Got = SatisfactionItem &
	IDataObject & { merge: { id: string | null }; customer: { id: string } };

async function run(parameters: Parameters, item: object = {}) {
	const { outputs, error } = await runWorkflow({
		nodeTypes,
		workflow: {
			id: 'w7',
			name: 'Doubles',
			nodes: [{ name: 'Join them', type: 'satisfactionCustomer', parameters }],
			connections: {},
		},
		start: 'Join them',
		items: [item],
		credentials: workspace.credentials,
	});
	return { items: (outputs['Join them']?.[0] ?? []) as Got[], error };
}

const nobody: CustomerFacts = {
	externalIds: {},
	name: null,
	email: null,
	phone: null,
	language: null,
	timeZone: null,
	segment: null,
};

/** Somebody who is known. */
async function known(facts: Partial<CustomerFacts>): Promise<string> {
	const { house } = workspace;
	const customer = await house.store.transaction(
		async (tx) =>
			await meantCustomer(tx, house, Date.now(), {
				id: null,
				facts: { ...nobody, ...facts },
				hold: 'share',
			}),
	);
	return customer?.customer_id ?? '';
}

const customer = (operation: string, more: Parameters = {}): Parameters => ({
	resource: 'customer',
	operation,
	...more,
});

const wangFang = { name: 'Wang Fang', email: 'wang@example.com', externalIds: { crm: '4711' } };
const fangWang = { name: 'Fang Wang', email: 'fang@example.com', phone: '138 0000 1111' };

describe('Satisfaction Customer: Merge and Split', () => {
	it.each([
		['an email address and a phone number', 'WANG@example.com', '138-0000-1111'],
		['an ID of another system and an email address', 'crm:4711', 'fang@example.com'],
	])('joins two whom %s name, and Split parts them again', async (_, kept, merged) => {
		const keptId = await known(wangFang);
		const mergedId = await known(fangWang);
		const pair = { keptCustomer: kept, mergedCustomer: merged };
		const { items, error } = await run(customer('merge', pair));
		expect(error).toBeUndefined();
		expect(items).toMatchObject([
			{
				outcome: { code: 'merged', text: 'The two records are one now: Wang Fang.' },
				customer: { id: keptId, phone: '138 0000 1111', externalIds: { crm: '4711' } },
				merge: { id: expect.stringMatching(/^mrg_/) as string, openCases: 0 },
			},
		]);
		const apart = await run(customer('split'), items[0]);
		expect(apart.items.map(({ customer: one }) => one.id)).toEqual([keptId, mergedId]);
		expect(apart.items[0]).toMatchObject({ outcome: { code: 'split' }, customer: { phone: null } });
	});

	it('takes the pair of the item, and finds it done when it runs again', async () => {
		const keptId = await known(wangFang);
		const mergedId = await known(fangWang);
		const item = { customer: { id: keptId }, double: { customer: { id: mergedId } } };
		const [first] = (await run(customer('merge'), item)).items;
		const [again] = (await run(customer('merge'), item)).items;
		expect(again).toMatchObject({
			outcome: { code: 'already' },
			customer: { id: keptId },
			merge: { id: first?.merge.id },
		});
		const named = { keptCustomer: wangFang.email, mergedCustomer: fangWang.email };
		const [byName] = (await run(customer('merge', named))).items;
		expect(byName).toMatchObject({ outcome: { code: 'already' }, customer: { id: keptId } });
	});

	it('leaves customers as they are behind a test item', async () => {
		await known(wangFang);
		await known(fangWang);
		const pair = { keptCustomer: wangFang.email, mergedCustomer: fangWang.email };
		const { items } = await run(customer('merge', pair), { test: true });
		expect(items).toMatchObject([{ test: true, outcome: { code: 'trial' } }]);
		const { items: real } = await run(customer('merge', pair));
		expect(real).toMatchObject([{ outcome: { code: 'merged' } }]);
	});

	it('writes into the audit trail which workflow and which of its nodes did it', async () => {
		const keptId = await known(wangFang);
		await known(fangWang);
		const pair = { keptCustomer: wangFang.email, mergedCustomer: fangWang.email };
		await run(customer('merge', pair));
		const { house } = workspace;
		const target = { kind: 'customer' as const, id: keptId };
		const trail = await auditOf(house.store.db, house.workspace, target, 10);
		expect(trail).toMatchObject([
			{
				action: 'customers_merged',
				actor_kind: 'workflow',
				actor_id: 'w7',
				actor_name: 'Doubles',
			},
		]);
	});

	it.each<[string, Parameters, string, string]>([
		[
			'nobody',
			{ keptCustomer: 'wang@example.com' },
			'"Merged Customer" is empty, and the item names no customer for it.',
			'Fill in Merged Customer',
		],
		[
			'somebody who is not there',
			{ keptCustomer: 'wang@example.com', mergedCustomer: 'x@example.com' },
			'There is no customer "x@example.com" in the workspace "main"',
			'an ID of another system as "crm:4711"',
		],
		[
			'one and the same',
			{ keptCustomer: 'wang@example.com', mergedCustomer: 'wang@example.com' },
			'cannot be merged with itself',
			'two different customers',
		],
		[
			'a list',
			{ keptCustomer: '={{ ["wang@example.com"] }}', mergedCustomer: 'fang@example.com' },
			'"Kept Customer" is',
			'an ID, an email address or a phone number',
		],
	])('says what is wrong where %s is named', async (_, pair, message, hint) => {
		await known(wangFang);
		const { error } = await run(customer('merge', pair));
		expect(error?.message).toContain(message);
		expect((error as { description?: string })?.description).toContain(hint);
	});

	it('does not guess who is meant by the number of a switchboard', async () => {
		await known({ name: 'Wang', phone: fangWang.phone });
		await known({ name: 'Zhao', email: 'zhao@example.com', phone: fangWang.phone });
		const pair = { keptCustomer: fangWang.phone, mergedCustomer: 'wang@example.com' };
		const { error } = await run(customer('merge', pair));
		expect(error?.message).toContain('Several customers have the phone number +8613800001111');
	});
});

describe('Satisfaction Customer: Get Preference Link', () => {
	it('gives the link of a customer to their own page', async () => {
		await anInvitation(workspace.house);
		const { items, error } = await run(
			{ resource: 'privacy', operation: 'preferenceLink' },
			{ customer: { email: liWei.email } },
		);
		expect(error).toBeUndefined();
		expect(items[0]?.preferenceLink).toMatch(/^https:\/\/n8n\.example\.test\/webhook\/service\?t=/);
	});

	it('says what is missing where no page is published', async () => {
		await known(wangFang);
		const { error } = await run({
			resource: 'privacy',
			operation: 'preferenceLink',
			customer: 'wang@example.com',
		});
		expect((error as { description?: string })?.description).toContain(
			'Publish a workflow with a Satisfaction Response Trigger',
		);
	});
});

describe('Satisfaction Customer: Set Consent', () => {
	const consent = (more: Parameters): Parameters => ({
		resource: 'privacy',
		operation: 'setConsent',
		source: 'Call of 4 May',
		...more,
	});
	const holds = async (purpose: 'news' | 'survey', address: string, customerId?: string) => {
		const { house } = workspace;
		const { db } = house.store;
		const customer = customerId && (await findCustomer(db, house.workspace, customerId));
		const { policy } = await loadSettings(db, house.workspace);
		const reached = { customer: customer || null, address };
		const topic = { purpose, metric: null, channel: 'email' } as const;
		return await mayNotContact(db, house, reached, topic, { policy, now: Date.now() });
	};

	it('keeps what a customer said, with source and words, and finds it kept the next time', async () => {
		const id = await known(wangFang);
		expect(await holds('news', wangFang.email, id)).toBe('no_consent');
		const said = consent({
			customer: wangFang.email,
			consent: 'granted',
			purposes: ['news'],
			words: 'Yes, send me your news.',
		});
		const { items, error } = await run(said);
		expect(error).toBeUndefined();
		expect(items).toMatchObject([
			{
				outcome: { code: 'consent_granted' },
				customer: { id },
				consent: {
					state: 'granted',
					topics: ['news'],
					channel: 'all',
					source: 'Call of 4 May',
					words: 'Yes, send me your news.',
				},
			},
		]);
		expect(await holds('news', wangFang.email, id)).toBeNull();
		expect((await run(said)).items).toMatchObject([{ outcome: { code: 'consent_unchanged' } }]);
	});

	it('keeps an objection for a mailbox that nobody has yet, whoever comes with it', async () => {
		const address = 'Stranger@example.com';
		const { items } = await run(consent({ customer: address, purposes: ['survey'] }));
		const text = 'No customer has this mailbox; the objection is kept for it.';
		expect(items).toMatchObject([{ outcome: { code: 'consent_kept_for_mailbox', text } }]);
		expect(await holds('survey', 'stranger@example.com')).toBe('opted_out');
		const id = await known({ email: 'stranger@example.com', name: 'Zhao' });
		expect(await holds('survey', 'stranger@example.com', id)).toBe('opted_out');
	});

	it('takes the mailbox of the item where no customer has it', async () => {
		const item = { customer: { email: 'stranger@example.com' } };
		const { items, error } = await run(consent({ purposes: ['survey'] }), item);
		expect(error).toBeUndefined();
		const text = 'No customer has this mailbox; the objection is kept for it.';
		expect(items).toMatchObject([{ outcome: { code: 'consent_kept_for_mailbox', text } }]);
		expect(await holds('survey', 'stranger@example.com')).toBe('opted_out');
	});

	it('parts the kinds of surveys, and takes purposes as a text between commas', async () => {
		await known(wangFang);
		const { items } = await run(
			consent({
				customer: wangFang.email,
				purposes: '={{ "survey, news" }}',
				surveyKinds: ['nps'],
			}),
		);
		expect(items[0]?.consent).toMatchObject({ topics: ['survey:nps', 'news'] });
	});

	it.each<[string, Parameters, string]>([
		['without a source', { purposes: ['news'], source: ' ' }, '"Source" is empty'],
		['without a purpose', { purposes: '={{ [] }}' }, '"Purposes" is empty'],
		['for an unknown purpose', { purposes: ['spam'] }, '"Purposes[0]" is "spam"'],
		[
			'as an agreement of a mailbox that nobody has',
			{ purposes: ['news'], consent: 'granted', customer: 'stranger@example.com' },
			'an agreement is a person’s own',
		],
		[
			'of a number that nobody has',
			{ purposes: ['news'], customer: '+8613900000000' },
			'no customer',
		],
	])('is refused %s', async (_, more, message) => {
		await known(wangFang);
		const { error } = await run(consent({ customer: wangFang.email, ...more }));
		expect(error?.message).toContain(message);
	});
});
