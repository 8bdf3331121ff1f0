import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeTypeDescription, INodeTypes } from 'n8n-workflow';

import places from '../../sandbox/setup/places';
import type { DrawnNode } from '../../workflows/source/draw';
import { templateFiles } from '../../workflows/source/files';
import { languages } from '../../workflows/source/languages';
import { everyNode } from './nodes';
import { parameterFaults } from './parameter-faults';
import { drawn, everyTemplate } from './template';

let nodeTypes: INodeTypes;
beforeAll(async () => {
	nodeTypes = await everyNode();
});

const typeOf = (node: DrawnNode): INodeTypeDescription =>
	nodeTypes.getByNameAndVersion(node.type, node.typeVersion).description;
const isOurs = ({ type }: { type: string }) => type.startsWith('n8n-nodes-satisfaction.');
const isTrigger = ({ type }: { type: string }) => /trigger$/i.test(type);
const accounts: Record<string, string> = {
	satisfactionWorkspaceApi: 'Satisfaction Workspace account',
	satisfactionSenderApi: 'Satisfaction Sender account',
	satisfactionJiandaoyunApi: 'Satisfaction Jiandaoyun account',
	satisfactionWecomRobotApi: 'Satisfaction WeCom Robot account',
	// Nobody but who opens a channel of Zoho has one.
	satisfactionZohoOAuth2Api: 'Satisfaction Zoho account',
};

/** Every value anywhere in the parameters of a node that is an expression. */
function expressionsIn(value: unknown): string[] {
	if (typeof value === 'string') return value.startsWith('=') ? [value] : [];
	if (typeof value !== 'object' || value === null) return [];
	return Object.values(value).flatMap(expressionsIn);
}

it('there are thirty-one templates, each in every language', () => {
	expect(everyTemplate.map(([path]) => path).slice(0, 31)).toEqual([
		'set-up.json',
		'the-clock.json',
		'survey-after-service.json',
		'is-it-solved.json',
		'low-score-routing.json',
		'nps-quarterly.json',
		'overdue-cases.json',
		'events-by-polling.json',
		'zoho-watch.json',
		'answers-from-a-tool.json',
		'answers-to-fetch.json',
		'hotline-and-counter.json',
		'score-to-crm.json',
		'score-to-other-crms.json',
		'task-for-low-score.json',
		'tell-the-group.json',
		'customers-from-crm.json',
		'privacy-requests.json',
		'birthday.json',
		'festivals.json',
		'new-customer.json',
		'renewal.json',
		'gone-quiet.json',
		'promoters-passives.json',
		'news.json',
		'report-weekly.json',
		'report-quarterly.json',
		'alarm.json',
		'fix-what-matters.json',
		'you-said-we-did.json',
		'churn-watch.json',
	]);
	expect(everyTemplate).toHaveLength(31 * languages.length);
	expect(templateFiles().map(({ path }) => path)).toEqual(everyTemplate.map(([path]) => path));
});

it('workflows/README.md names each of them', () => {
	const text = readFileSync(join(places.project, 'workflows', 'README.md'), 'utf8');
	for (const [path, { source }] of everyTemplate) {
		expect(text).toContain(`\`${source.file}\``);
		for (const { title } of Object.values(source.words)) expect(text).toContain(title);
		expect(existsSync(join(places.project, 'workflows', 'source', path))).toBe(false);
	}
	for (const name of Object.values(accounts)) expect(text).toContain(name);
});

it.each([
	['README.md', 'en'],
	['README.zh-CN.md', 'zh-CN'],
	['docs/templates.md', 'en'],
	['docs/zh/templates.md', 'zh-CN'],
])('%s names each by its title', (page, language) => {
	const text = readFileSync(join(places.project, page), 'utf8');
	const titles = everyTemplate.map(([, { source }]) => source.words[language as 'en']?.title);
	expect(titles.filter((title) => !title || !text.includes(title))).toEqual([]);
});

describe.each(everyTemplate)('%s', (_path, template) => {
	const { nodes, connections, pinData, settings } = template;
	const ours = nodes.filter(isOurs);

	it('can be imported: an id that n8n takes, not published', () => {
		expect(template.id).toMatch(/^satisfaction-[a-z-]+$/);
		expect(template.id.length).toBeLessThanOrEqual(36);
		expect(template.active).toBe(false);
		const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/;
		for (const id of [template.versionId, ...nodes.map((node) => node.id)]) {
			expect(id).toMatch(uuid);
		}
	});

	it('names credentials as n8n names them by itself, and carries no id of anybody', () => {
		for (const node of ours) {
			const { channel = 'email', system = 'jiandaoyun' } = node.parameters;
			const asked = (typeOf(node).credentials ?? [])
				// The account of a channel, or of a system, only where that is chosen.
				.filter(
					({ displayOptions: { show = {} } = {} }) =>
						(show.channel?.includes(String(channel)) ?? true) &&
						(show.system?.includes(String(system)) ?? true),
				)
				.map(({ name }) => name);
			const named = asked.filter((name) => name in accounts);
			expect(node.credentials).toEqual(
				Object.fromEntries(named.map((name) => [name, { id: null, name: accounts[name] }])),
			);
			expect(named).toContain('satisfactionWorkspaceApi');
		}
	});

	it('sets parameters that exist and show, and none that is as it comes', () => {
		for (const node of ours) {
			expect(parameterFaults(node, typeOf(node))).toEqual([]);
		}
		for (const node of nodes) {
			const known = typeOf(node).properties.map(({ name }) => name);
			expect(known).toEqual(expect.arrayContaining(Object.keys(node.parameters)));
		}
	});

	it('has wires from outputs that exist to nodes that exist', () => {
		const names = nodes.map(({ name }) => name);
		expect(new Set(names).size).toBe(names.length);
		for (const [from, { main }] of Object.entries(connections)) {
			const source = nodes.find(({ name }) => name === from);
			const { outputs } = typeOf(source as DrawnNode);
			expect(main.length).toBeLessThanOrEqual(Array.isArray(outputs) ? outputs.length : 1);
			for (const { node } of main.flat()) expect(names).toContain(node);
		}
	});

	it('asks by a survey of its own, or names the one of another template', () => {
		const named = new Set(
			everyTemplate.flatMap(([, { nodes: all }]) =>
				all
					.filter(({ type }) => type.endsWith('ResponseTrigger'))
					.map(({ parameters }) => String(parameters.surveyKey ?? '')),
			),
		);
		const own = nodes.some(({ type }) => type.endsWith('ResponseTrigger'));
		for (const { name, type, parameters } of nodes) {
			const { surveyKey: key, operation = 'invite' } = parameters;
			if (!type.endsWith('satisfactionSurvey') || operation !== 'invite') continue;
			expect([name, key === undefined ? own : named.has(String(key))]).toEqual([name, true]);
		}
	});

	it('keeps its triggers static, each page with an address of its own', () => {
		for (const node of nodes.filter(isTrigger)) {
			expect(expressionsIn(node.parameters)).toEqual([]);
			const serves = (typeOf(node).webhooks ?? []).length > 0;
			expect(typeof node.webhookId).toBe(serves ? 'string' : 'undefined');
		}
	});

	it('pins samples that are marked as a test on nodes that exist', () => {
		const names = nodes.map(({ name }) => name);
		expect(names).toEqual(expect.arrayContaining(Object.keys(pinData)));
		const pinned = nodes.filter(({ name }) => name in pinData && isTrigger({ type: name }));
		for (const { name } of pinned) expect(pinData[name]?.[0]?.json).toMatchObject({ test: true });
		const asks = ours.filter(({ type }) => /(Crm|Response|Activity)Trigger$/.test(type));
		for (const { name } of asks) {
			expect(pinData[name]).toEqual([{ json: expect.objectContaining({ test: true }) as object }]);
		}
	});

	it('saves no successful execution where comments flow', () => {
		const { source } = template;
		const kept = settings.saveDataSuccessExecution !== 'none';
		expect(kept).toBe(source.file === 'set-up');
	});
});

it('needs hardly an expression: a reason that is shown, the columns of a table, a report, who is meant, a coupon, what a case has, what a form was answered', () => {
	// Fields of another system are filled by expressions alone.
	const nodesOfCrms = [
		...['score-to-crm', 'score-to-other-crms', 'task-for-low-score'],
		...['zoho-watch', 'answers-to-fetch'],
	];
	const plain = everyTemplate.filter(([, { source }]) => !nodesOfCrms.includes(source.file));
	const found = plain.flatMap(([path, { nodes }]) =>
		nodes.flatMap(({ parameters }) => expressionsIn(parameters).map((one) => `${path} ${one}`)),
	);
	const each = (
		[opened, late]: [string, string],
		...[refused, head, mend, doubles, request, birthdays, coupon, causes, ...decided]: string[]
	) => [
		'the-clock.json ={{ $json.outcome.text }}',
		'nps-quarterly.json ={{ $json.email }}',
		'nps-quarterly.json ={{ $json.language }}',
		'nps-quarterly.json ={{ $json.name }}',
		'tell-the-group.json ={{ $json.response ? "{comment}" : "" }}\n\n{case}',
		`tell-the-group.json ={{ $json.activity?.kind === "case_breached" ? "${late}" : "${opened}" }}{{ $json.event?.subject?.title ? ": {subject}" : "" }}`,
		'customers-from-crm.json ={{ $json.outcome.code }}',
		`customers-from-crm.json =${head} {{ $("${refused}").all().length }}\n\n${mend}\n\n{{ $("${refused}").all().slice(0, 100).map(({ json }) => "- " + json.outcome.text).join("\\n") }}`,
		`customers-from-crm.json ={{ $("${doubles}").all().map(({ json }) => "- " + json.outcome.text).join("\\n") }}`,
		'privacy-requests.json ={{ $json.outcome.text }} {{ $json.customer.email ?? "" }}',
		`privacy-requests.json ={{ $("${request}").first().json.customer.id }}`,
		'birthday.json ={{ $json.care.key }}',
		`birthday.json ={{ $("${birthdays}").item.json.message }}`,
		`birthday.json ={{ $("${birthdays}").item.json.message.text }}\n\n${coupon}`,
		'report-quarterly.json ={{ $json.verdict }}',
		'report-quarterly.json ={{ $json.difference?.points ?? 0 }}',
		'fix-what-matters.json ={{ $input.all().map(({ json }) => json.outcome.text).join("\\n") }}',
		expect.stringContaining(
			`"values": {{ JSON.stringify($("${causes}").all().map(({ json }) => ({ option: json.proposal.name }))) }}`,
		) as unknown,
		...decided.map((label) => `fix-what-matters.json ={{ $json.data["${label}"] }}`),
		'fix-what-matters.json ={{ $json.outcome.text }}\n\n{{ $json.problem.link ?? "" }}',
	];
	const english = each(
		['New case', 'Late case'],
		'Refused rows',
		'Rows that were refused:',
		'Mend them where they come from:',
		'Find likely doubles',
		'Please forget me',
		'Birthdays',
		'P.S. A small present: your code is **{{ $json.code }}**.',
		'Most common causes',
		...['What do we take on?', 'Who sees to it?', 'Done by when?'],
	);
	const chinese = each(
		['新跟进单', '跟进单超时'],
		'未接受的行',
		'未接受的行数：',
		'请在来源处修正：',
		'找疑似重复',
		'请求删除',
		'生日',
		'另备一份小心意：您的优惠码是 **{{ $json.code }}**，下单时填写即可。',
		'最常见的原因',
		...['先解决哪个原因？', '由谁负责？', '何时完成？'],
	).map((one) => (typeof one === 'string' ? `zh/${one}` : one));
	expect(found).toEqual([...english, ...chinese]);
});

it('all of a language can be published side by side', () => {
	for (const language of languages) {
		const nodes = everyTemplate
			.filter(([, template]) => template.language === language)
			.flatMap(([, template]) => template.nodes);
		const values = (pick: (node: DrawnNode) => unknown) => nodes.map(pick).filter(Boolean);
		for (const list of [
			values(({ parameters }) => parameters.path),
			values(({ type, parameters }) => type.endsWith('ResponseTrigger') && parameters.surveyKey),
			values(({ parameters }) => parameters.campaignKey),
			values(({ type }) => type.endsWith('TimerTrigger') && type),
			values(({ type }) => type.endsWith('CaseTrigger') && type),
		]) {
			expect(new Set(list).size).toBe(list.length);
		}
	}
});

it('no two nodes of any file share an id or an address', () => {
	const nodes = everyTemplate.flatMap(([, template]) => template.nodes);
	const ids = nodes.map(({ id }) => id);
	expect(new Set(ids).size).toBe(ids.length);
	const pages = nodes.flatMap(({ webhookId }) => webhookId ?? []);
	expect(new Set(pages).size).toBe(pages.length);
});

it('is the same every time it is drawn, so that importing it again changes no address', () => {
	expect(drawn('survey-after-service')).toEqual(drawn('survey-after-service'));
});

it('names no secret, address or person of a real house', () => {
	for (const { text } of templateFiles()) {
		for (const [address] of text.matchAll(/[\w.]+@[\w.]+/g)) {
			expect(address).toMatch(/@example\.com$/);
		}
		// Examples, in the place of one's own CRM and shop, and where systems are reached.
		const known =
			/https:\/\/(your-n8n\.example|your-datacenter\.qualtrics\.com|shop\.example|api\.hubapi\.com|www\.zohoapis\.com|your-domain\.freshdesk\.com)/g;
		expect(text.replace(known, '')).not.toMatch(/https?:\/\//);
	}
});
