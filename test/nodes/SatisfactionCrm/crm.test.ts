import { type INodeProperties, NodeHelpers } from 'n8n-workflow';

import { upsertPeople } from '../../../core/loop/team/upsert-people';
import { clientSystems } from '../../../core/systems';
import {
	credentialsOfSystems,
	getFields,
	searchObjects,
} from '../../../nodes/connection/client-system';
import { SatisfactionCrm } from '../../../nodes/SatisfactionCrm/SatisfactionCrm.node';
import { type SimServer, startSystems } from '../../../sandbox/systems/server';
import { simulatedJiandaoyun } from '../../../sandbox/systems/jiandaoyun';
import { n8n } from '../../../package.json';
import { loadNodes, runWorkflow, subtitleOf } from '../../engine/engine';
import { aWorkspace, type Workspace } from '../a-workspace';

const type = 'satisfactionCrm';
const nodeTypes = loadNodes({ [type]: SatisfactionCrm });
const form = '59264073a2a60c0c08e20bfb/59264073a2a60c0c08e20bfd';
const object = { __rl: true, mode: 'id', value: form };
const ticket = '65a0f1c2d3e4f5a6b7c8d9e0';

let workspace: Workspace;
let server: SimServer;
let system: ReturnType<typeof simulatedJiandaoyun>;

beforeEach(async () => {
	workspace = await aWorkspace();
	system = simulatedJiandaoyun();
	server = await startSystems([system]);
	const { credential } = system.api!;
	workspace.credentials[credential.type] = credential.data(server.addressOf(system.key)) as never;
	system.api?.change?.({
		id: ticket,
		values: { subject_title: 'GD-1', customer_id: '777' },
		at: Date.now() - 60_000,
	});
});
afterEach(async () => {
	await server.stop();
	await workspace.close();
});

async function run(parameters: object, items: object[] = [answered], node: object = {}) {
	const all = { system: 'jiandaoyun', object, ...parameters };
	const { outputs, error } = await runWorkflow({
		nodeTypes,
		workflow: {
			nodes: [{ name: 'CRM', type, parameters: all as never, ...node }],
			connections: {},
		},
		start: 'CRM',
		items,
		credentials: workspace.credentials,
	});
	return { items: outputs.CRM?.[0] ?? [], error };
}

/** An answer about a ticket of Jiandaoyun. */
const answered = {
	schema: 1,
	test: false,
	event: {
		id: 'evt_1',
		source: 'jiandaoyun',
		type: 'ticket.closed',
		subject: { type: 'ticket', id: ticket, title: 'GD-1', url: null },
	},
	customer: { id: 'cus_1', externalIds: { jiandaoyun: ticket } },
	score: { value: 2, max: 5 },
	own: { kept: true },
};

const mapped = (value: object) => ({
	mappingMode: 'defineBelow',
	value,
	matchingColumns: [],
	schema: [],
});
const deeds = () => system.api?.deeds.filter(({ kind }) => kind !== 'refused');

describe('Satisfaction CRM', () => {
	it('writes a score onto the ticket that the item is about, and keeps the item', async () => {
		const fields = mapped({ score: '={{ $json.score.value }}', customer_name: null });
		const { items, error } = await run({ operation: 'update', fields });
		expect(error).toBeUndefined();
		expect(items).toEqual([
			{
				...answered,
				outcome: {
					code: 'updated',
					text: `The record ${ticket} was updated in Jiandaoyun.`,
				},
				invitation: null,
				owner: null,
				survey: null,
				message: null,
				response: null,
				case: null,
				care: null,
				due: null,
				activity: null,
				crm: {
					system: 'jiandaoyun',
					object: form,
					id: ticket,
					fields: { score: 2 },
					owner: null,
					modifiedAt: null,
					deleted: false,
				},
			},
		]);
		expect(deeds()).toEqual([{ kind: 'update', object: form, id: ticket, values: { score: 2 } }]);
	});

	it('notes what it has written, so that its echo starts nothing', async () => {
		await run({ operation: 'update', fieldsFrom: 'json', fieldsJson: '{"score":3}' });
		const rows = await workspace.house.store.db.selectFrom('write_back').selectAll().execute();
		expect(rows).toMatchObject([{ system: 'jiandaoyun', record_id: ticket }]);
		expect(Object.keys(JSON.parse(rows[0]?.wrote ?? '{}') as object)).toEqual(['score']);
	});

	it('writes onto the customer, or a record by its id', async () => {
		const json = { operation: 'update', fieldsFrom: 'json', fieldsJson: { score: 5 } };
		for (const where of [
			{ recordFrom: 'customer' },
			{ recordFrom: 'id', recordId: `={{ $json.event.subject.id }}` },
		]) {
			const { items } = await run({ ...json, ...where });
			expect(items[0]?.crm).toMatchObject({ id: ticket, fields: { score: 5 } });
		}
	});

	it('makes a task for the owner of the item, by the id that the team knows them by there', async () => {
		const people = [
			{ name: 'Zhou Min', email: 'zhou@example.com', externalIds: { jiandaoyun: 'zhou.min' } },
		];
		const saved = await upsertPeople(workspace.house, Date.now(), people);
		const item = { ...answered, owner: { id: saved[0]?.person.id, name: 'Zhou Min' } };
		const fields = { fieldsFrom: 'json', fieldsJson: '{"subject_title":"Call Li Wei"}' };
		const { items } = await run({ operation: 'create', ...fields }, [item]);
		const values = { subject_title: 'Call Li Wei', owner_id: expect.anything() as unknown };
		expect(deeds()).toMatchObject([{ kind: 'create', values }]);
		expect(items[0]).toMatchObject({
			outcome: { code: 'created' },
			crm: { owner: 'zhou.min', id: expect.any(String) as unknown },
		});
		await run({ operation: 'changeOwner' }, [item]);
		expect(deeds()?.at(-1)).toEqual({
			kind: 'owner',
			object: form,
			id: ticket,
			owner: 'zhou.min',
		});
	});

	it.each([
		[
			'update',
			{ fieldsFrom: 'json', fieldsJson: '{"score":3,"tags":["a"]}' },
			'score = 3; tags = ["a"]',
		],
		[
			'create',
			{ fieldsFrom: 'json', fieldsJson: '{"title":"Call Li Wei"}' },
			'title = Call Li Wei',
		],
		['changeOwner', { owner: 'zhou.min' }, null],
	])('does nothing there for a test item: %s', async (operation, parameters, values) => {
		const test = { ...answered, test: true };
		const { items, error } = await run({ operation, ...parameters }, [test, answered]);
		expect(error).toBeUndefined();
		expect(items[0]).toMatchObject({
			own: { kept: true },
			outcome: {
				code: 'not_written_test',
				text: `The item is a test: nothing was written to Jiandaoyun.${
					values === null ? '' : ` In earnest this would be: ${values}.`
				}`,
			},
		});
		expect(items[0]).not.toHaveProperty('crm');
		expect(deeds()).toHaveLength(1);
	});

	it.each(['update', 'create'])(
		'refuses a test item, too, where no field is given: %s',
		async (operation) => {
			const { error } = await run({ operation }, [{ ...answered, test: true }]);
			expect(error?.message).toContain('No field is given.');
		},
	);

	it('says so where nobody is known by an id there', async () => {
		const { error } = await run({ operation: 'changeOwner' });
		expect(error?.message).toContain('Nobody is known by an id of Jiandaoyun');
		expect(deeds()).toEqual([]);
	});

	it('reads a record with its fields, and needs no workspace for it', async () => {
		delete workspace.credentials.satisfactionWorkspaceApi;
		const { items, error } = await run({ operation: 'get' });
		expect(error).toBeUndefined();
		expect(items[0]?.crm).toMatchObject({
			id: ticket,
			fields: { subject_title: 'GD-1' },
			modifiedAt: expect.stringMatching(/Z$/) as unknown,
		});
	});

	it('lists what was changed lately, one item each, and says when there is more', async () => {
		const long = Date.now() - 30 * 3_600_000;
		system.api?.change?.({ id: '65a1', values: { subject_title: 'old' }, at: long });
		system.api?.change?.({ id: '65a2', values: { subject_title: 'new' }, at: Date.now() - 9_000 });
		const { items } = await run({ operation: 'listChanged' }, [{}]);
		expect(items.map(({ crm }) => (crm as { id: string }).id)).toEqual([ticket, '65a2']);
		const since = new Date(long - 1).toISOString();
		const all = await run({ operation: 'listChanged', listOptions: { since } }, [{}]);
		expect(all.items).toHaveLength(3);
		const some = await run({ operation: 'listChanged', listOptions: { since, most: 2 } }, [{}]);
		expect(some.items).toHaveLength(2);
	});

	it.each([
		[{ operation: 'update', fields: mapped({}) }, {}, 'No field is given'],
		[{ operation: 'update', fieldsFrom: 'json', fieldsJson: '[1]' }, {}, 'no object'],
		[{ operation: 'get', object: { mode: 'list', value: '' } }, {}, 'Kind of Record'],
		[{ operation: 'get', recordFrom: 'id', recordId: '={{ " " }}' }, {}, 'Record ID'],
		[{ operation: 'get', recordFrom: 'customer' }, { customer: null }, 'no id of Jiandaoyun'],
		[{ operation: 'get' }, { event: { source: 'zendesk', subject: { id: '1' } } }, 'zendesk'],
		[{ operation: 'get' }, { event: null }, 'nothing that has an id'],
		[{ operation: 'get', recordFrom: 'id', recordId: 'gone' }, {}, 'does not exist'],
	])('says what is wrong (%#)', async (parameters, item, words) => {
		const { error } = await run(parameters, [{ ...answered, ...item }]);
		expect(error?.message).toContain(words);
		expect((error as { description?: string }).description ?? '').not.toBe('');
	});

	it('goes on with the next item where it is told to', async () => {
		const items = [{ event: null }, answered];
		const done = await run({ operation: 'get' }, items, { onError: 'continueRegularOutput' });
		expect(done.items).toMatchObject([{ error: expect.any(String) as unknown }, { own: {} }]);
	});

	it.each([
		['get', {}],
		['update', { fieldsFrom: 'json', fieldsJson: '{"score":3}' }],
		['changeOwner', { owner: 'zhou.min' }],
		['create', { fieldsFrom: 'json', fieldsJson: '={{ $json.event ? {score: 3} : {} }}' }],
	])('gives n8n what failed as its own nodes do, on either output: %s', async (operation, more) => {
		const items = [{ ...answered, event: null }, answered];
		const ran = async (onError: 'continueErrorOutput' | 'continueRegularOutput') => {
			const all = { system: 'jiandaoyun', object, operation, ...more };
			return await runWorkflow({
				nodeTypes,
				workflow: {
					nodes: [{ name: 'CRM', type, parameters: all as never, onError }],
					connections: {},
				},
				start: 'CRM',
				items,
				credentials: workspace.credentials,
			});
		};
		const parted = await ran('continueErrorOutput');
		expect(parted.error).toBeUndefined();
		const [good, failed] = parted.outputs.CRM ?? [];
		// n8n itself makes this of an item that has an error, whatever else is on it.
		const words = /nothing that has an id|No field is given/;
		const fault = { error: expect.stringMatching(words) as unknown };
		expect(failed).toEqual([fault]);
		expect(good).toMatchObject([{ own: { kept: true }, crm: { object: form } }]);
		const together = await ran('continueRegularOutput');
		const [first, second] = together.outputs.CRM?.[0] ?? [];
		expect(first).toEqual(fault);
		expect(second).toMatchObject({ crm: { object: form } });
	});

	it('gives what the system has refused or limited as an error of its item, and goes on', async () => {
		const { credential } = system.api!;
		const right = workspace.credentials[credential.type];
		workspace.credentials[credential.type] = { ...right, apiKey: 'x'.repeat(20) };
		const items = [answered, answered];
		const done = await run({ operation: 'get' }, items, { onError: 'continueRegularOutput' });
		expect(done.error).toBeUndefined();
		expect(done.items).toMatchObject([
			{ error: expect.stringContaining('8301') as unknown },
			{ error: expect.stringContaining('8301') as unknown },
		]);
		// The key is a secret.
		expect(JSON.stringify(done.items)).not.toContain('x'.repeat(20));
	});

	it('has a line under its name', () => {
		const parameters = { operation: 'create', system: 'jiandaoyun' };
		expect(subtitleOf(SatisfactionCrm, parameters)).toBe('Create: Jiandaoyun');
	});
});

describe('the panel of Satisfaction CRM', () => {
	const { description, methods } = new SatisfactionCrm();
	const asked = (parameters: Record<string, unknown>) => ({
		getNodeParameter: (name: string) => parameters[name] ?? '',
		getNode: () => ({ name: 'CRM', type }),
		getCredentials: async (name: string) => await Promise.resolve(workspace.credentials[name]),
		helpers: {
			httpRequest: async ({ url, method, headers, body }: Record<string, string>) => {
				const answer = await fetch(url ?? '', { method, headers, body } as RequestInit);
				return { statusCode: answer.status, headers: {}, body: await answer.text() };
			},
		},
	});

	it('lists the kinds of record and their fields, those that can be written', async () => {
		const context = asked({ system: 'jiandaoyun', object }) as never;
		await expect(searchObjects.call(context, '工单')).resolves.toEqual({
			results: [{ value: form, name: '售后 / 工单' }],
		});
		await expect(searchObjects.call(context, 'xyz')).resolves.toEqual({ results: [] });
		const { fields } = await getFields.call(context);
		expect(fields).toContainEqual(
			expect.objectContaining({ id: 'score', displayName: '满意度评分 (score)', type: 'number' }),
		);
		expect(fields.map(({ id }) => id)).not.toContain('createTime');
	});

	it('asks for the kind of record first', async () => {
		const context = asked({ system: 'jiandaoyun' }) as never;
		await expect(getFields.call(context)).resolves.toMatchObject({ fields: [] });
	});

	it('has a credential with a test for each system', () => {
		const packed = n8n.credentials.map((path) => path.replace(/.*\/(\w)(\w+)\.cred.*/, lower));
		const derived = credentialsOfSystems(clientSystems).filter(({ name }) => packed.includes(name));
		const ofAll = [
			'satisfactionWorkspaceApi',
			'satisfactionSenderApi',
			'satisfactionZohoOAuth2Api',
		];
		const own = (description.credentials ?? []).filter(({ name }) => !ofAll.includes(name));
		const byName = (list: typeof own) =>
			[...list].sort((one, other) => one.name.localeCompare(other.name));
		expect(byName(own)).toEqual(byName(derived));
		for (const { testedBy } of own) {
			expect(Object.keys(methods.credentialTest)).toContain(testedBy);
		}
	});

	it('offers each system what it can do', () => {
		const operation = description.properties.find(
			({ name, displayOptions }) => name === 'operation' && !displayOptions,
		) as INodeProperties;
		for (const { key, client } of clientSystems) {
			const offered = (operation.options ?? []).flatMap((option) =>
				'value' in option && (option.displayOptions?.show?.system ?? []).includes(key)
					? [option.value]
					: [],
			);
			const deeds = client.deeds.map((deed) => (deed === 'changed' ? 'listChanged' : deed));
			expect([...offered].sort()).toEqual([...deeds].sort());
		}
	});

	/** What the panel shows below the operation where both were chosen, each by itself. */
	const shownFor = (system: string, operation: string): string[] => {
		const { properties } = description;
		const chosen = { system, operation };
		const below = properties.slice(properties.findIndex(({ name }) => name === 'operation') + 1);
		const seen = below.filter((one) =>
			NodeHelpers.displayParameter(chosen, one, null, description),
		);
		return [...new Set(seen.map(({ name }) => name))];
	};

	it.each([
		['zoho', 'openChannel', ['channelEvents', 'channelAddress', 'channelId']],
		// As the panel of n8n chooses the operation first, and the system stays what it was.
		['jiandaoyun', 'openChannel', ['noChannelNotice']],
		['zoho', 'update', ['channelAloneNotice']],
		['zoho', 'listChanged', ['channelAloneNotice']],
		['other', 'update', []],
	])('shows of %s and %s no field that leads nowhere', (key, operation, names) => {
		expect(shownFor(key, operation)).toEqual(names);
	});

	it('keeps no mark of what the system has refused to write: a person may do it by hand', async () => {
		const written = { operation: 'update', fieldsFrom: 'json', fieldsJson: '{"score":3}' };
		for (const recordId of [ticket, '65a0f1c2d3e4f5a6b7c8d000']) {
			await run({ ...written, recordFrom: 'id', recordId });
		}
		const rows = await workspace.house.store.db
			.selectFrom('write_back')
			.select(['record_id', 'wrote'])
			.orderBy('record_id')
			.execute();
		expect(rows).toEqual([
			{ record_id: '65a0f1c2d3e4f5a6b7c8d000', wrote: '{}' },
			{ record_id: ticket, wrote: expect.stringContaining('score') as string },
		]);
	});

	it.each([
		['satisfactionJiandaoyunApi', 'Satisfaction Jiandaoyun'],
		['satisfactionWorkspaceApi', 'Satisfaction Workspace'],
	])('says which credential is missing without %s', async (name, label) => {
		delete (workspace.credentials as Record<string, unknown>)[name];
		const { error } = await run({ operation: 'update', recordFrom: 'id', recordId: ticket });
		expect(error?.message).toBe(`This node has no ${label} credential.`);
	});

	it('says to choose the kind of record where none is', async () => {
		const { error } = await run({
			operation: 'get',
			object: { __rl: true, mode: 'list', value: '' },
		});
		expect(error).toMatchObject({
			message: '"Kind of Record" is empty.',
			description: expect.stringContaining('Choose it from the list') as string,
		});
	});

	it('says which choice is wrong where operation and system do not fit', async () => {
		const channel = await run({ operation: 'openChannel', channelAddress: 'https://x.example' });
		expect(channel.error?.message).toBe(
			'"System" is "jiandaoyun", which has no channels that have to be opened.',
		);
		for (const operation of ['update', 'create', 'get', 'listChanged', 'changeOwner']) {
			const { error } = await run({ operation, system: 'zoho' });
			expect(error?.message).toContain('"System" is "zoho", whose records this node does not');
		}
	});
});

const lower = (_: string, first: string, rest: string): string => first.toLowerCase() + rest;
