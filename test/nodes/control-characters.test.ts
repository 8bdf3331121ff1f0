import { createHash, createHmac } from 'node:crypto';

import { sql } from 'kysely';
import nock from 'nock';
import type { IDataObject, INodeProperties, INodePropertyOptions, IRun } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';

import {
	beginActivities,
	failedActivities,
	takeActivities,
} from '../../core/loop/activity/take-activities';
import { flushViews } from '../../core/loop/answer/views';
import { closeSmtp } from '../../core/systems/smtp/transport';
import { readSettings } from '../../core/loop/workspace/settings';
import { sourceByKey, sourceSystems } from '../../core/systems';
import type { Option, Options, OptionValues } from '../../core/systems/option/option';
import { SatisfactionActivityTrigger } from '../../nodes/SatisfactionActivityTrigger/SatisfactionActivityTrigger.node';
import { SatisfactionCrmTrigger } from '../../nodes/SatisfactionCrmTrigger/SatisfactionCrmTrigger.node';
import { SatisfactionTimerTrigger } from '../../nodes/SatisfactionTimerTrigger/SatisfactionTimerTrigger.node';
import { simulatedJiandaoyun } from '../../sandbox/systems/jiandaoyun';
import { type SimServer, startSystems } from '../../sandbox/systems/server';
import { type MailServer, startMailServer } from '../core/systems/mail-server';
import { callWebhook, changeWebhook, loadNodes, runTrigger, runWorkflow } from '../engine/engine';
import { newTarget, useDatabases } from '../store/databases';
import { type ActionNode, actionClasses, actionNodes, nodeTypes } from '../tools/action-nodes';
import { callbackOf } from './callbacks';
import { aWorkspace, mailsBy, type Workspace } from './a-workspace';
import { aCasePage } from './SatisfactionCaseTrigger/a-case-page';
import { aSurveyPage } from './SatisfactionResponseTrigger/a-survey-page';

/** PostgreSQL takes no NUL; terminals and mails obey the others. */
const [nul, bell, escape, nextLine] = ['\u0000', '\u0007', '\u001b', '\u0085'];
const anyDirt =
	/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]|\\u00(?:0[0-8be-f]|1|7f|[89])/; // eslint-disable-line no-control-regex -- looking for them is the purpose

const soil = (text: string): string =>
	`${nul}${text.slice(0, 1)}${bell}${text.slice(1)}${escape}${nextLine}`;

/** Every text in it, and every key of an object, with control characters at its ends and inside. */
function soiled<Value>(value: Value, spared: ReadonlySet<unknown> = new Set()): Value {
	if (typeof value === 'string') return (spared.has(value) ? value : soil(value)) as Value;
	if (Array.isArray(value)) return value.map((one: unknown) => soiled(one, spared)) as Value;
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, one]) => [
			spared.size > 0 ? key : soil(key),
			soiled(one as unknown, spared),
		]),
	) as Value;
}

let workspace: Workspace;
let server: MailServer;
let systems: SimServer;
const patience = 180_000;
const day = 86_400_000;

beforeAll(async () => {
	server = await startMailServer();
	const target = await newTarget('postgres');
	workspace = await aWorkspace({ policy: { maxEventAge: '3650d' } }, target);
	mailsBy(workspace, server);
	const jiandaoyun = simulatedJiandaoyun();
	systems = await startSystems([jiandaoyun]);
	const { credential } = jiandaoyun.api!;
	const account = credential.data(systems.addressOf(jiandaoyun.key));
	workspace.credentials[credential.type] = account as never;
	Object.assign(workspace.credentials, {
		satisfactionSenderApi: { secret: 'a secret of Zoho' },
		satisfactionZohoOAuth2Api: {
			dataCentre: 'zoho.com',
			oauthTokenData: { access_token: 'token' },
			authentication: 'body',
		},
	});
}, patience);

afterAll(async () => {
	nock.cleanAll();
	closeSmtp();
	await server.close();
	await systems.stop();
	await workspace.close();
});
// Its server ends after the workspace has let go of it.
useDatabases();

/** What the database holds in its texts, of which none may hold what was thrown at it. */
afterEach(async () => {
	const { store } = workspace.house;
	await flushViews(store);
	const { rows: tables } = await sql<{ name: string }>`
		select table_name as name from information_schema.tables
		where table_schema = current_schema()`.execute(store.db);
	expect(tables.length).toBeGreaterThan(20);
	for (const { name } of tables) {
		const { rows } = await sql`select * from ${sql.table(name)}`.execute(store.db);
		for (const row of rows) expect(`${name} ${JSON.stringify(row)}`).not.toMatch(anyDirt);
	}
});

type Parameters = Record<string, unknown>;
type Item = Record<string, Record<string, unknown> | null>;

/** The values to choose from, at any depth: an expression may soil them, but n8n looks at them first. */
function choicesIn(properties: readonly INodeProperties[]): Set<unknown> {
	const found = new Set<unknown>();
	JSON.stringify(properties, (_key, value: unknown) => {
		if (value !== null && typeof value === 'object' && 'name' in value && 'value' in value) {
			found.add(value.value);
		}
		return value;
	});
	return found;
}

const propertiesOf = (type: ActionNode): INodeProperties[] =>
	new actionClasses[type]().description.properties;
const choices = Object.fromEntries(
	actionNodes.map((type) => [type, choicesIn(propertiesOf(type))]),
) as Record<ActionNode, Set<unknown>>;

const run = async (type: ActionNode, parameters: Parameters, item: object) => {
	const { outputs, error } = await runWorkflow({
		nodeTypes,
		workflow: {
			name: soil('Loop'),
			nodes: [{ name: soil('Node'), type, parameters: parameters as never }],
			connections: {},
		},
		start: soil('Node'),
		items: [item],
		credentials: workspace.credentials,
	});
	return { items: (Object.values(outputs)[0] ?? []).flat() as unknown as Item[], error };
};

/** What has been run, and with which item: what else can be filled in is thrown at it afterwards. */
const worked: Array<{ type: ActionNode; parameters: Parameters; item: object }> = [];

/** Runs an operation with every text of its parameters and of its item soiled. */
async function does(type: ActionNode, parameters: Parameters, item: object = {}): Promise<Item> {
	worked.push({ type, parameters, item });
	const { items, error } = await run(type, soiled(parameters, choices[type]), soiled(item));
	if (error) throw error;
	expect(JSON.stringify(items)).not.toMatch(anyDirt);
	const [first] = items;
	// A campaign of which nothing is due or was sent gives nothing, nor does a period without alarms.
	const silent = ['satisfactionCare', 'satisfactionInsights'];
	const isOfCampaign = type === 'satisfactionMessage' && parameters.operation === 'list';
	if (!first && (silent.includes(type) || isOfCampaign)) return {} as Item;
	if (!first) throw new Error(`No item came out of ${type}.`);
	return first;
}

/** An answer that somebody gave on the phone. */
const byPhone = {
	operation: 'record',
	answerFrom: 'fields',
	surveyKey: 'phone',
	mapping: 'csat_1_5',
	source: 'phone',
	answer: '1',
	customer: { email: 'wu@example.com', name: 'Wu' },
};

const code = ({ outcome }: Item) => outcome?.code;

/** Two who may be one person, joined and parted again. */
async function everyDeedOfCustomers(): Promise<void> {
	const customers = async (operation: string, more: object = {}, item: object = {}) =>
		await does('satisfactionCustomer', { resource: 'customer', operation, ...more }, item);
	const kept = { Email: 'bo@house.example', Name: 'Bo Chen' };
	expect(code(await customers('upsert', {}, kept))).toBe('created');
	await customers('upsert', {}, { ...kept, Email: 'bo.chen@house.example' });
	await customers('get', { customer: kept.Email });
	await customers('list');
	const pair = { keptCustomer: kept.Email, mergedCustomer: 'bo.chen@house.example' };
	const merged = await customers('merge', pair);
	expect(code(merged)).toBe('merged');
	const { merge } = merged as unknown as { merge: { id: string } };
	expect(code(await customers('split', { mergeId: merge.id }))).toBe('split');
	const of = { resource: 'privacy', customer: kept.Email };
	const said = { purposes: ['news'], source: 'A call', words: 'No more, please' };
	const set = await does('satisfactionCustomer', { ...of, operation: 'setConsent', ...said });
	expect(code(set)).toBe('consent_denied');
	await does('satisfactionCustomer', { ...of, operation: 'preferenceLink' });
	const steps = { step: [{ days: 0, to: 'customer', subject: 'Happy birthday', text: 'Hi' }] };
	const wishes = { campaignKey: 'wishes', occasion: 'birthday', stepsBirthday: steps };
	await does('satisfactionCare', { operation: 'findDue', ...wishes });
	await does('satisfactionCare', { operation: 'preview', ...wishes, span: 'today' });
	const inUse = { campaign: 'wishes', customer: of.customer };
	const result = { resultKey: 'order-7', amount: '5', currency: 'EUR' };
	const recorded = await does('satisfactionCare', {
		operation: 'recordResult',
		...inUse,
		...result,
	});
	expect(code(recorded)).toBe('recorded');
	const measured = await does('satisfactionCare', { operation: 'measureEffect', ...inUse });
	expect(code(measured)).toBe('nobody_left_out');
	await does('satisfactionMessage', { operation: 'list', campaign: inUse.campaign });
	expect(code(await does('satisfactionCare', { operation: 'stop', ...inUse }))).toBe('stopped');
	expect(code(await does('satisfactionCustomer', { ...of, operation: 'export' }))).toBe('exported');
	const gone = { ...of, customer: 'bo.chen@house.example' };
	expect(code(await does('satisfactionCustomer', { ...gone, operation: 'erase' }))).toBe('erased');
}

/** Records of another system: made, read, changed, handed over and listed. */
async function everyDeedOfSystems(): Promise<void> {
	const form = '59264073a2a60c0c08e20bfb/59264073a2a60c0c08e20bfd';
	const there = { system: 'jiandaoyun', object: { __rl: true, mode: 'id', value: form } };
	const fields = { fieldsFrom: 'json', fieldsJson: '{"subject_title":"Call Li Wei"}' };
	const owner = 'zhou.min';
	const made = await does('satisfactionCrm', { ...there, operation: 'create', ...fields, owner });
	expect(code(made)).toBe('created');
	const record = { ...there, recordFrom: 'id', recordId: String(made.crm?.id) };
	await does('satisfactionCrm', { ...record, operation: 'update', ...fields });
	await does('satisfactionCrm', { ...record, operation: 'changeOwner', owner });
	const read = await does('satisfactionCrm', { ...record, operation: 'get' });
	expect(read.crm).toMatchObject({ owner, fields: { subject_title: 'Call Li Wei' } });
	await does('satisfactionCrm', { ...there, operation: 'listChanged', hours: 1 });
	nock('https://www.zohoapis.com')
		.persist()
		.post('/crm/v8/actions/watch')
		.reply(201, { watch: [{ status: 'success', code: 'SUCCESS' }] });
	const channelAddress = 'https://n8n.example.com/webhook/zoho';
	const channel = { system: 'zoho', channelAddress, channelEvents: 'Cases.edit' };
	const told = await does('satisfactionCrm', { ...channel, operation: 'openChannel' });
	expect(code(told)).toBe('channel_open');
}

/** What many cases have in common, from being noted to being done, and whatever is reckoned of a period. */
async function everyDeedOfInsight(caseId: string): Promise<void> {
	const problems = async (operation: string, more: Parameters = {}, item: object = {}) =>
		await does('satisfactionCase', { resource: 'problem', operation, ...more }, item);
	const made = await problems('createProblem', { title: 'Kettles leak' });
	expect(code(made)).toBe('problem_created');
	expect(code(await problems('linkProblem', { linkRef: caseId }, made))).toBe('problem_linked');
	const planned = { owner: 'Wang Lei', remedy: 'Another seal', dueAt: '2030-01-01' };
	for (const change of [{ ...planned, state: 'being_done' }, { state: 'done' }]) {
		const changed = await problems('updateProblem', { problemChanges: change }, made);
		expect(code(changed)).toBe('problem_changed');
	}
	await problems('listProblems', { problemFilters: { owner: 'Wang Lei' } });
	expect(code(await problems('checkEffect', {}, made))).toBe('too_few');
	const said = { language: 'en', said: 'Kettles leak', did: 'They have another seal' };
	const written = { publicTexts: { text: [said] } };
	const open = await problems('updateProblem', { problemChanges: written }, made);
	expect(code(open)).toBe('problem_changed');
	expect(code(await problems('publicPage', {}, made))).toBe('public_page');
	await problems('tellReporters', {}, made);
	expect(code(await problems('endPublicPage', {}, made))).toBe('public_page_ended');
	const of = (resource: string, operation: string, more: Parameters = {}) => ({
		resource,
		operation,
		filters: { segment: 'large' },
		...more,
	});
	const insights = async (parameters: Parameters, item: object = {}) =>
		await does('satisfactionInsights', parameters, item);
	await insights(of('score', 'summary'));
	await insights(of('score', 'trend'));
	await insights(of('score', 'breakdown'));
	await insights(of('score', 'drivers'));
	await insights(of('score', 'findAlarms'));
	await insights(of('comment', 'findTopics'));
	await insights(of('comment', 'label'), { response: { comment: 'It leaks.' } });
	await insights(of('customer', 'retentionAndValue'));
	await insights(of('customer', 'compareTwoGroups'));
	await insights(of('report', 'createReport'));
	const address = { addressName: 'Power BI' };
	await insights(of('report', 'createAddress', address));
	await insights(of('report', 'endAddress', address));
}

describe('control characters in every text of every operation', () => {
	it(
		'are left out, and what was meant is done',
		async () => {
			const incentive = { entries: { text: 'Tea' } };
			const page = aSurveyPage(workspace.credentials, { options: { incentive } });
			await page.publish();
			await aCasePage(workspace.credentials).publish();

			const people = [
				{ name: 'Li Na', email: 'lina@example.com', team: 'service', role: 'agent' },
				{ name: 'Wang Lei', email: 'wang@example.com', team: 'service', role: 'team_lead' },
			];
			await does('satisfactionTeam', { operation: 'upsert', listed: { person: people } });
			await does('satisfactionTeam', { operation: 'list' });
			await does('satisfactionTeam', {
				operation: 'absence',
				person: 'Wang Lei',
				from: '2030-01-01',
				until: '2030-01-05',
				note: 'On leave',
			});

			const customer = { email: 'li@example.com', name: 'Li Wei', language: 'en' };
			const invite = { operation: 'invite', surveyKey: 'service', customer };
			const invited = await does('satisfactionSurvey', invite);
			expect(code(invited)).toBe('send_now');
			const invitationId = String(invited.invitation?.id);
			await does('satisfactionSurvey', { operation: 'preview', surveyKey: 'service' });
			const table = { operation: 'openLink', surveyKey: 'service', source: 'table 12' };
			const open = await does('satisfactionSurvey', table);
			expect(open.openLink).toMatchObject({ source: 'table 12' });
			await does('satisfactionSurvey', { operation: 'endOpenLinks', surveyKey: 'service' });
			const codes = { codesFrom: 'pasted', codes: 'TEA-1' };
			const list = { operation: 'addIncentiveCodes', surveyKey: 'service', ...codes };
			// A code is worth what it says to the letter: it is refused, and not mended.
			expect(code(await does('satisfactionSurvey', list))).toBe('refused');
			await does('satisfactionMessage', { operation: 'send' }, invited);
			await does('satisfactionSurvey', { operation: 'remind', invitationId });
			const delivery = { operation: 'recordDelivery', invitationId, reason: 'No such box' };
			await does('satisfactionSurvey', { ...delivery, state: 'bounced', deliveryOptions: {} });
			await does('satisfactionSurvey', {
				operation: 'cancel',
				invitationId,
				reason: 'Asked by phone',
			});

			const answer = {
				surveyKey: 'phone',
				mapping: 'csat_1_5',
				answerFrom: 'fields',
				source: 'phone',
				externalId: 'call-1',
				answer: '1',
				customer,
				comment: 'It is cold.',
				options: { subjectId: '7', subjectTitle: 'Kettle' },
			};
			await does('satisfactionScore', { ...answer, operation: 'normalise' });
			await does('satisfactionScore', { operation: 'score', metric: 'csat', value: '4' });
			const recorded = await does('satisfactionScore', { ...answer, operation: 'record' });
			expect(recorded.customer).toMatchObject({ name: 'Li Wei', email: 'li@example.com' });
			const routed = await does('satisfactionRouter', { team: 'service' }, recorded);
			expect(routed.owner).toMatchObject({ team: 'service' });

			const opened = await does(
				'satisfactionCase',
				{ resource: 'case', operation: 'open' },
				routed,
			);
			expect(code(opened)).toBe('opened');
			const cases = async (resource: string, operation: string, more: Parameters = {}) =>
				await does('satisfactionCase', { resource, operation, ...more }, opened);
			await cases('case', 'list');
			await cases('case', 'reassign', { person: 'Wang Lei', note: 'Knows kettles' });
			await cases('work', 'acknowledge');
			await cases('work', 'pause', { pauseReason: 'customer', note: 'Waits for a photo' });
			await cases('work', 'resume');
			for (const heatStep of ['hear', 'empathise', 'apologise', 'act']) {
				await cases('work', 'logAction', { logged: 'heat', heatStep, note: 'Done' });
			}
			await cases('work', 'logAction', { logged: 'rootCause', rootCause: 'delivery' });
			await cases('work', 'logAction', { logged: 'contact', channel: 'phone', note: 'Called' });
			const gift = { compensationKind: 'gift', amount: 5, currency: 'USD', note: 'Tea' };
			await cases('work', 'compensation', { ...gift, inNameOf: 'Wang Lei' });
			await cases('work', 'escalate', { note: 'Angry' });
			await cases('case', 'get');
			const written = {
				operation: 'write',
				subject: 'About {subject}',
				text: 'Dear **{customer}**',
			};
			await does('satisfactionMessage', { ...written, to: 'owner' }, opened);
			await cases('work', 'resolve', { note: 'New kettle' });
			await cases('case', 'close', { note: 'Twice' });

			await everyDeedOfCustomers();
			await everyDeedOfSystems();
			await everyDeedOfInsight(String(opened.case?.id));
			const brand = { brand: { name: soil('Lotus') } };
			// What JSON writes as an escape is a character only after it has been read.
			const advanced = { json: JSON.stringify(brand) };
			await does('satisfactionWorkspace', { operation: 'set', advanced });
			expect((await readSettings(workspace.house)).settings.brand.name).toBe('Lotus');
			await does('satisfactionWorkspace', { operation: 'get' });
			await does('satisfactionWorkspace', { operation: 'health' });
			await does('satisfactionWorkspace', { operation: 'audit' });
			await run('satisfactionWorkspace', { operation: 'retryStuck' }, soiled({ a: 'b' }));
			worked.push({
				type: 'satisfactionWorkspace',
				parameters: { operation: 'retryStuck' },
				item: {},
			});
			const done = new Set(
				worked.map(({ type, parameters }) => `${type} ${String(parameters.operation ?? 'only')}`),
			);
			const all = actionNodes.flatMap((type) =>
				propertiesOf(type)
					.filter(({ name }) => name === 'operation')
					.flatMap(({ options }) => (options ?? []) as INodePropertyOptions[])
					.map(({ value }) => `${type} ${String(value)}`),
			);
			expect(all.filter((operation) => !done.has(operation))).toEqual([]);
		},
		patience,
	);

	it(
		'never are an error of the database, whichever of its fields they stand in',
		async () => {
			let filled = 0;
			for (const { type, parameters, item } of worked) {
				const node = { type, typeVersion: 1, parameters } as never;
				const { description } = new actionClasses[type]();
				const shown = description.properties.filter((property) =>
					NodeHelpers.displayParameter(parameters as never, property, node, description),
				);
				for (const property of shown) {
					const value = filledIn(property);
					if (value === null) continue;
					filled += 1;
					const given = { ...soiled(parameters, choices[type]), [property.name]: value };
					const { items, error } = await run(type, given, soiled(item));
					// A fault of ours names what cannot be; anything else would be the database's.
					const about = `${type} ${String(parameters.operation)} ${property.name}`;
					expect({ about, level: error && (error as { level?: string }).level }).toEqual({
						about,
						level: error && 'warning',
					});
					expect(`${about} ${error?.message}`).not.toMatch(anyDirt);
					expect(JSON.stringify(items)).not.toMatch(anyDirt);
				}
			}
			expect(filled).toBeGreaterThan(90);
		},
		patience,
	);
});

/** A value with control characters in each of its texts; `null`: the property holds no text. */
function filledIn(property: INodeProperties): unknown {
	const { type, options = [], typeOptions } = property;
	switch (type) {
		case 'string':
		case 'dateTime':
			return soil('Text');
		case 'json':
			return JSON.stringify({ [soil('key')]: soil('text') });
		case 'options':
			return typeOptions?.loadOptionsMethod === undefined ? null : soil('service');
		case 'multiOptions':
			return [soil('service')];
		case 'collection': {
			const fields = options as INodeProperties[];
			return Object.fromEntries(
				fields.flatMap((field) => {
					const value = filledIn(field);
					return value === null ? [] : [[field.name, value]];
				}),
			);
		}
		case 'fixedCollection':
			return Object.fromEntries(
				(options as Array<{ name: string; values: INodeProperties[] }>).map((group) => {
					const row = Object.fromEntries(
						group.values.map((field) => [field.name, filledIn(field) ?? field.default]),
					);
					return [group.name, typeOptions?.multipleValues ? [row] : row];
				}),
			);
		default:
			return null;
	}
}

describe('control characters in what customers and staff send', () => {
	it('are left out of links, forms and the surveys that are asked', async () => {
		const page = aSurveyPage(workspace.credentials, {
			surveyKey: soil('forms'),
			question: soil('How was it?'),
			mail: { subject: soil('Your view'), intro: soil('Please') },
			ownReasons: { reason: [{ id: soil('cold'), text: soil('Cold'), levels: ['low'] }] },
			ownQuestions: { question: [{ id: soil('why'), text: soil('Why?'), kind: 'text' }] },
			options: { path: 'forms', surveyName: soil('Forms'), touchpoint: soil('use') },
		});
		await page.publish();
		const customer = { email: 'form@example.com', name: 'Fay' };
		const invited = await does('satisfactionSurvey', {
			operation: 'invite',
			surveyKey: 'forms',
			customer,
		});
		const link = new URL(String(invited.invitation?.link));
		for (const [key, value] of [...link.searchParams]) link.searchParams.set(key, soil(value));
		const opened = await page.get(link.href);
		expect(opened.status).toBe(200);
		const rated = await page.post(link.href, soiled({ ...opened.form, value: '1' }));
		expect(rated.status).toBe(200);
		const details = { reason: ['cold'], comment: 'Cold', 'own.why': 'So' };
		const done = await page.post(link.href, soiled({ ...rated.form, ...details }));
		expect(done.status).toBe(200);
		expect(JSON.stringify([rated.emitted, done.emitted])).not.toMatch(anyDirt);
		const { db } = workspace.house.store;
		const answers = await db.selectFrom('response').select(['comment', 'value']).execute();
		expect(answers).toContainEqual({ comment: 'Cold', value: 1 });
	});

	it('are left out of the deeds on a case', async () => {
		const recorded = await does('satisfactionScore', { ...byPhone, externalId: 'call-2' });
		const routed = await does('satisfactionRouter', { team: 'service' }, recorded);
		const opened = await does('satisfactionCase', { resource: 'case', operation: 'open' }, routed);
		const page = aCasePage(workspace.credentials);
		const link = String(opened.case?.link);
		const taken = await page.press(link, soil('acknowledge'));
		expect(taken.status).toBe(303);
		const logged = await page.press(link, 'log_contact', {
			channel: soil('phone'),
			note: soil('Called'),
		});
		expect(logged.status).toBe(303);
		expect(JSON.stringify([taken.emitted, logged.emitted])).not.toMatch(anyDirt);
	});
});

/** Base64 of the HMAC-SHA256 over the body, as shops sign. */
const bodyHmac = (body: string): string =>
	createHmac('sha256', senderSecret).update(body).digest('base64');

/** What each sender signs a body with. */
const signatures: Record<
	string,
	(body: string) => { headers?: object; query?: object; body?: string }
> = {
	...Object.fromEntries(
		['wecom', 'wechat', 'dingtalk', 'feishu', 'yonbip'].map((key) => [
			key,
			(body: string) => callbackOf(key, body, secretOf(key), encryptionKey),
		]),
	),
	zendesk: (body) => {
		const at = new Date().toISOString();
		const signature = createHmac('sha256', senderSecret).update(`${at}${body}`).digest('base64');
		return {
			headers: {
				'x-zendesk-webhook-signature': signature,
				'x-zendesk-webhook-signature-timestamp': at,
			},
		};
	},
	salesforce: () => ({ query: { secret: senderSecret } }),
	freshdesk: () => ({ headers: { 'x-webhook-secret': senderSecret } }),
	zoho: () => ({ headers: { 'x-webhook-secret': senderSecret } }),
	hubspot: (body) => ({
		headers: {
			'x-hubspot-signature': createHash('sha256')
				.update(senderSecret + body)
				.digest('hex'),
			'x-hubspot-signature-version': 'v1',
		},
	}),
	shopify: (body) => ({ headers: { 'x-shopify-hmac-sha256': bodyHmac(body) } }),
	woocommerce: (body) => ({ headers: { 'x-wc-webhook-signature': bodyHmac(body) } }),
	jiandaoyun: (body) => {
		const [nonce, timestamp] = ['n1', String(Math.floor(Date.now() / 1000))];
		const text = `${nonce}:${body}:${senderSecret}:${timestamp}`;
		const signature = createHash('sha1').update(text).digest('hex');
		return { headers: { 'x-jdy-signature': signature }, query: { nonce, timestamp } };
	},
	fxiaoke: () => ({ headers: { 'x-webhook-secret': senderSecret } }),
	neocrm: (body) => {
		const timestamp = String(Date.now());
		const text = `${timestamp}.${body}`;
		const signature = createHmac('sha256', senderSecret).update(text).digest('hex');
		return { headers: { 'x-timestamp': timestamp, 'x-signature': signature } };
	},
	formbricks: (body) => {
		const timestamp = String(Math.floor(Date.now() / 1000));
		const key = Buffer.from(senderSecret.replace('whsec_', ''), 'base64');
		const text = `msg_1.${timestamp}.${body}`;
		const signature = createHmac('sha256', key).update(text).digest('base64');
		return {
			headers: {
				'webhook-id': 'msg_1',
				'webhook-timestamp': timestamp,
				'webhook-signature': `v1,${signature}`,
			},
		};
	},
	typeform: (body) => {
		const signature = createHmac('sha256', senderSecret).update(body).digest('base64');
		return { headers: { 'typeform-signature': `sha256=${signature}` } };
	},
	surveymonkey: (body) => {
		const signature = createHmac('sha1', senderSecret).update(body).digest('base64');
		return { headers: { 'sm-signature': signature } };
	},
	qualtrics: (body) => {
		const form = new URLSearchParams(body);
		const message = JSON.stringify(soiled(JSON.parse(form.get('MSG') ?? '')));
		form.set('MSG', message);
		form.set('HMAC', createHmac('sha512', senderSecret).update(message).digest('hex'));
		return { body: form.toString() };
	},
	wenjuanxing: (body) => {
		const sign = createHash('sha1').update(`4194318417${senderSecret}`).digest('hex');
		return { body: body.replace(/^\{/, `{"sign":"${sign}",`) };
	},
	tencent_wenjuan: () => ({ query: { secret: senderSecret } }),
	jinshuju: () => ({ query: { secret: senderSecret } }),
	kingdee_cosmic: () => ({ query: { secret: senderSecret } }),
	generic: (body) => ({
		headers: { 'x-signature': createHmac('sha256', senderSecret).update(body).digest('hex') },
	}),
};
const senderSecret = `whsec_${Buffer.from('a secret of a sender, long enough').toString('base64')}`;
const encryptionKey = 'k'.repeat(43);
/** A key is made of the secret of YonBIP, which has letters and digits alone. */
const secretOf = (source: string): string =>
	source === 'yonbip' ? senderSecret.replace(/[^A-Za-z0-9]/g, '') : senderSecret;

/** A body with every text in it soiled. */
const soiledBody = (body: string): string =>
	body.startsWith('{')
		? JSON.stringify(soiled(JSON.parse(body) as object))
		: body.replace(/(?<=<!\[CDATA\[)[^\]]*|(?<=>)[^<\s][^<]*(?=<\/)/g, soil);

/** The values of options as the fields of the node hold them, soiled where they are texts of one's own. */
function fieldsOf(source: string, options: Options, values: OptionValues): Parameters {
	const name = (option: string) => `${source}${option.charAt(0).toUpperCase()}${option.slice(1)}`;
	const { own, more } = { own: {} as Parameters, more: {} as Parameters };
	const spared = choicesIn(new SatisfactionCrmTrigger().description.properties);
	for (const [option, value] of Object.entries(values)) {
		const { main, shown } = options[option] as Option;
		const given = shown.kind === 'choice' ? value : soiled(value, spared);
		const isMain = main === true;
		if (isMain) own[name(option)] = shown.kind === 'rows' ? { row: given } : given;
		else more[option] = shown.kind === 'rows' ? { row: given } : given;
	}
	return { ...own, [name('options')]: more };
}

const crmTypes = loadNodes({ satisfactionCrmTrigger: SatisfactionCrmTrigger });
const crm = (parameters: object) => ({
	nodeTypes: crmTypes,
	node: 'CRM',
	credentials: {
		...workspace.credentials,
		satisfactionSenderApi: {
			secret: secretOf(String((parameters as { source?: unknown }).source)),
			previousSecret: '',
			encryptionSecret: encryptionKey,
		},
	},
	workflow: {
		id: 'crm',
		name: soil('Events'),
		nodes: [
			{ id: 'n', name: 'CRM', type: 'satisfactionCrmTrigger', parameters: parameters as never },
		],
		connections: {},
	},
});

describe('control characters in what other systems send', () => {
	it.each(sourceSystems.map(({ key }) => key))('are left out of events of %s', async (source) => {
		const { options, sample } = sourceByKey(source).source;
		const text = soiledBody(sample.body);
		const { headers, query, body = text } = signatures[source]?.(text) ?? {};
		const { event } = sample;
		const answer = await callWebhook({
			...crm({
				source,
				path: 'crm',
				...fieldsOf(source, options, sample.values),
				defaults: { language: soil('en'), touchpoint: soil('use') },
				filters: { eventTypes: soil(event.type) },
			}),
			body,
			headers: { 'content-type': 'application/json', ...sample.headers, ...headers },
			query: { ...sample.query, ...query },
		});
		expect({ source, status: answer.status, body: answer.body }).toMatchObject({ status: 200 });
		const [item] = answer.workflowData?.[0] ?? [];
		expect(item).toMatchObject({ event: { type: event.type } });
		expect(JSON.stringify(item)).not.toMatch(anyDirt);
	});

	it('are left out of an event that comes as a form', async () => {
		const sample = JSON.parse(sourceByKey('generic').source.sample.body) as IDataObject;
		const fields = {
			id: 'form-1',
			type: String(sample.type),
			occurredAt: new Date().toISOString(),
			'customer.email': 'crm@example.com',
			'customer.name': 'Cy',
		};
		const answer = await callWebhook({
			...crm({
				source: 'generic',
				path: 'crm',
				genericAuthentication: 'none',
			}),
			body: new URLSearchParams(soiled(fields)).toString(),
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
		});
		expect(JSON.stringify([answer.body, answer.workflowData])).not.toMatch(anyDirt);
		expect(answer.status).toBe(200);
	});

	it('are left out of the name of the workflow that takes them', async () => {
		const call = { ...crm({ source: 'generic', path: 'crm' }), method: 'POST' as const };
		expect(await changeWebhook(call, 'publish')).toBe(true);
		const { db } = workspace.house.store;
		const names = await db.selectFrom('endpoint').select('workflow_name').execute();
		expect(names).toContainEqual({ workflow_name: 'Events' });
	});
});

const triggerTypes = loadNodes({
	satisfactionActivityTrigger: SatisfactionActivityTrigger,
	satisfactionTimerTrigger: SatisfactionTimerTrigger,
});
const failed = (message: string): IRun =>
	({ status: 'error', data: { resultData: { error: new Error(message) } } }) as never as IRun;

async function started(type: string, parameters: IDataObject, mode?: 'manual') {
	return await runTrigger({
		workflow: {
			id: type,
			name: soil('Clock'),
			nodes: [
				{ id: 'n', name: soil('Clock'), type, parameters: parameters as never },
				{ id: 'm', name: 'Next', type: 'satisfactionTimerTrigger' },
			],
			connections: { [soil('Clock')]: { main: [[{ node: 'Next', type: 'main', index: 0 }]] } },
		},
		nodeTypes: triggerTypes,
		node: soil('Clock'),
		credentials: workspace.credentials,
		mode,
	});
}

/** Waits until something holds, ten seconds at most. */
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
	for (let turn = 0; turn < 200 && !(await holds()); turn++) {
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}

describe('control characters in what triggers are set to', () => {
	it('are left out of the filters of the Activity Trigger', async () => {
		const parameters = {
			activities: ['case_opened'],
			surveys: [soil('phone')],
			options: { teams: [soil('service')], levels: ['low'] },
		};
		const shown = await started('satisfactionActivityTrigger', parameters, 'manual');
		await shown.response?.manualTriggerFunction?.();
		// What was meant is found.
		expect(shown.emissions[0]?.outputs[0]).not.toEqual([]);
		const trigger = await started('satisfactionActivityTrigger', parameters);
		await trigger.tick();
		expect(trigger.errors).toEqual([]);
		await trigger.response?.closeFunction?.();
	});

	it('are left out of those of the Timer Trigger, and of why an execution has failed', async () => {
		const { db } = workspace.house.store;
		const customer = { email: 'due@example.com', name: 'Du' };
		await does('satisfactionSurvey', { operation: 'invite', surveyKey: 'forms', customer });
		await db.updateTable('due').set({ due_at: 1 }).execute();
		const options = { interval: soil('5'), atOnce: soil('10'), leaseMinutes: soil('7') };
		const trigger = await started('satisfactionTimerTrigger', { options });
		await trigger.tick();
		await until(() => trigger.emissions.length > 0);
		const [emission] = trigger.emissions;
		expect(emission?.outputs[0]?.length).toBeGreaterThan(0);
		emission?.donePromise?.resolve(failed(soil('The server is away.')));
		const errors = async () =>
			(await db.selectFrom('due').select('last_error').execute()).map((row) => row.last_error);
		await until(async () => (await errors()).some((error) => error !== null));
		expect(await errors()).toContain('The server is away.');
		await trigger.response?.closeFunction?.();
	});

	it('are left out of why activities could not be told', async () => {
		const { house } = workspace;
		const filter = { kinds: [], surveys: [], teams: [], levels: [], test: false };
		const [receiver, start] = ['crm', Date.now()];
		await beginActivities(house, start, receiver);
		await does('satisfactionScore', { ...byPhone, externalId: 'call-3' });
		const { db } = house.store;
		const stuck = async () =>
			await db.selectFrom('due').select('last_error').where('scope', '=', receiver).execute();
		for (let days = 1; days < 100 && (await stuck()).length === 0; days++) {
			const now = start + days * day;
			const taken = await takeActivities(house, now, { receiver, filter });
			if (taken) await failedActivities(house, now, taken, soil('The CRM is away.'));
		}
		expect(await stuck()).toEqual([{ last_error: 'The CRM is away.' }]);
	});
});
