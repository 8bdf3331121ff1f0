import { takeActivities, beginActivities } from '../../core/loop/activity/take-activities';
import { expireInvitations } from '../../core/loop/due/expire';
import { claimHolder } from '../../core/loop/due/holder';
import { findStuck } from '../../core/loop/due/stuck';
import { peekDue, takeDue } from '../../core/loop/due/take';
import { publishPage } from '../../core/loop/workspace/endpoints';
import { changeSettings } from '../../core/loop/workspace/settings';
import { findInvitation, updateInvitation } from '../../core/store/repositories/invitations';
import { defineSurvey } from '../../core/survey/define';
import { type Ended, endedWithin } from '../../nodes/connection/due-work';
import { SatisfactionCase } from '../../nodes/SatisfactionCase/SatisfactionCase.node';
import { SatisfactionCustomer } from '../../nodes/SatisfactionCustomer/SatisfactionCustomer.node';
import { SatisfactionMessage } from '../../nodes/SatisfactionMessage/SatisfactionMessage.node';
import { SatisfactionRouter } from '../../nodes/SatisfactionRouter/SatisfactionRouter.node';
import { SatisfactionScore } from '../../nodes/SatisfactionScore/SatisfactionScore.node';
import { SatisfactionSurvey } from '../../nodes/SatisfactionSurvey/SatisfactionSurvey.node';
import { SatisfactionTeam } from '../../nodes/SatisfactionTeam/SatisfactionTeam.node';
import { SatisfactionWorkspace } from '../../nodes/SatisfactionWorkspace/SatisfactionWorkspace.node';
import { closeSmtp } from '../../core/systems/smtp/transport';
import { loadNodes, runWorkflow } from '../engine/engine';
import { type MailServer, startMailServer } from '../core/systems/mail-server';
import { anInvitation, aWorkspace, liWei, mailsBy, type Workspace } from './a-workspace';

const nodeTypes = loadNodes({
	satisfactionCase: SatisfactionCase,
	satisfactionCustomer: SatisfactionCustomer,
	satisfactionMessage: SatisfactionMessage,
	satisfactionRouter: SatisfactionRouter,
	satisfactionScore: SatisfactionScore,
	satisfactionSurvey: SatisfactionSurvey,
	satisfactionTeam: SatisfactionTeam,
	satisfactionWorkspace: SatisfactionWorkspace,
});

let workspace: Workspace;
let server: MailServer;
/** Every sentence that a node put on an item. */
let sentences: string[] = [];

type Item = { outcome: { code: string; text: string } } & Record<string, { id?: string }>;

async function run(type: string, parameters: object, item: object = {}): Promise<Item> {
	const { outputs, error } = await runWorkflow({
		nodeTypes,
		workflow: {
			nodes: [{ name: 'Node', type, parameters: parameters as never }],
			connections: {},
		},
		start: 'Node',
		items: [item],
		credentials: workspace.credentials,
	});
	if (error) throw error;
	const items = (outputs.Node ?? []).flat() as unknown as Item[];
	sentences.push(...items.map(({ outcome }) => outcome.text));
	const [first] = items;
	if (!first) throw new Error('No item came out.');
	return first;
}

/** Chinese, with no English sentence in it; names, keys and quotations may be in any language. */
const isChinese = (text: string): boolean =>
	/\p{Script=Han}/u.test(text) &&
	!/[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}/.test(text.replaceAll(/“[^”]*”/gu, ''));

beforeAll(async () => {
	workspace = await aWorkspace({ languages: ['zh-CN', 'en'], timeZone: 'Asia/Shanghai' });
	server = await startMailServer();
	mailsBy(workspace, server);
	await anInvitation(workspace.house, { customer: { externalIds: {}, email: 'x@example.com' } });
	await beginActivities(workspace.house, Date.now() - 1000, 'told');
});

beforeEach(() => {
	sentences = [];
});

afterAll(async () => {
	closeSmtp();
	await server.close();
	await workspace.close();
});

const answer = {
	operation: 'record',
	answerFrom: 'fields',
	surveyKey: 'phone',
	mapping: 'csat_1_5',
	source: 'phone',
	externalId: 'call-1',
	answer: '1',
	customer: { email: 'li@example.com', name: '李薇' },
	options: { subjectId: '7', subjectTitle: '空调不制冷' },
};

describe('in a workspace whose first language is Chinese', () => {
	it('the sentences of Survey are Chinese', async () => {
		const invite = (more: object) => ({ operation: 'invite', surveyKey: 'service', ...more });
		const customer = { email: liWei.email, name: 'Li Wei' };
		const { invitation } = await run('satisfactionSurvey', invite({ customer }));
		await run('satisfactionSurvey', invite({ customer }));
		await run('satisfactionSurvey', invite({ customer, options: { wave: 'again' } }));
		await run(
			'satisfactionSurvey',
			invite({ customer: { email: 'later@example.com' }, options: { delay: '3d' } }),
		);
		await run('satisfactionSurvey', { operation: 'preview', surveyKey: 'service' });
		await run('satisfactionSurvey', { operation: 'openLink', surveyKey: 'service' });
		await run('satisfactionSurvey', { operation: 'endOpenLinks', surveyKey: 'service' });
		const invitationId = invitation?.id ?? '';
		await run('satisfactionSurvey', { operation: 'remind', invitationId });
		await run('satisfactionSurvey', { operation: 'recordDelivery', invitationId, state: 'sent' });
		await run('satisfactionSurvey', { operation: 'remind', invitationId });
		await run('satisfactionSurvey', { operation: 'cancel', invitationId });
		await run('satisfactionSurvey', { operation: 'cancel', invitationId });
		expect(sentences.filter((text) => !isChinese(text))).toEqual([]);
		expect(sentences[0]).toBe('现在询问。');
		expect(sentences).toContainEqual(expect.stringMatching(/^将于 \d{4}年.+ 询问。$/));
	});

	it('and so are those of Team, Router and Case, and what the Activity Trigger tells', async () => {
		const people = [
			{ name: '李娜', email: 'lina@example.com', team: '客服', role: 'agent' },
			{ name: '王磊', email: 'wang@example.com', team: '客服', role: 'team_lead' },
		];
		const listed = { operation: 'upsert', listed: { person: people } };
		await run('satisfactionTeam', listed);
		await run('satisfactionTeam', listed);
		await run('satisfactionTeam', {
			operation: 'absence',
			person: '王磊',
			from: '2030-01-01',
			until: '2030-01-05',
		});
		const recorded = await run('satisfactionScore', answer);
		await run('satisfactionScore', answer);
		const routed = await run('satisfactionRouter', { team: '客服' }, recorded);
		await run('satisfactionRouter', { team: 'nowhere', useCrmOwner: false }, recorded);
		await run('satisfactionRouter', { team: '客服', strategy: 'skill', skill: '维修' }, recorded);
		const open = { resource: 'case', operation: 'open' };
		const opened = await run('satisfactionCase', open, routed);
		await run('satisfactionCase', open, routed);
		await run('satisfactionRouter', { team: '客服' }, opened);
		const work = (operation: string, more: object = {}) =>
			run('satisfactionCase', { resource: 'work', operation, ...more }, opened);
		await work('acknowledge');
		await work('acknowledge');
		for (const heatStep of ['hear', 'empathise', 'apologise', 'act']) {
			await work('logAction', { logged: 'heat', heatStep });
		}
		await work('logAction', { logged: 'rootCause', rootCause: 'delivery' });
		await work('escalate');
		await run('satisfactionCase', { resource: 'case', operation: 'get' }, opened);
		await work('resolve');
		await run('satisfactionCase', { resource: 'case', operation: 'close', note: '重复' }, opened);
		await run('satisfactionCase', { resource: 'case', operation: 'close', note: '重复' }, opened);
		const told = await takeActivities(workspace.house, Date.now(), {
			receiver: 'told',
			filter: { kinds: [], surveys: [], teams: [], levels: [], test: false },
		});
		const activities = told?.items.map(({ outcome }) => outcome?.text ?? '') ?? [];
		expect([...sentences, ...activities].filter((text) => !isChinese(text))).toEqual([]);
		expect(activities).toContain('李薇评分 CSAT 1 分（满分 5 分）（事由：空调不制冷）。');
		expect(activities).toContainEqual(
			expect.stringMatching(
				/^已为李薇建立跟进单（事由：空调不制冷），CSAT 1 分（满分 5 分）。负责人：(李娜|王磊)。$/,
			),
		);
		expect(sentences).toContainEqual(
			expect.stringMatching(
				/^负责人是(李娜|王磊)：团队“客服”中轮到\1。高优先级：评分处于量表最差的十分之一。$/,
			),
		);
	});

	it('and what is unwise about the wording of a survey', async () => {
		const { house } = workspace;
		const texts = { 'zh-CN': { question: '您对我们优质的价格和质量满意吗？' } };
		await publishPage(house, Date.now(), {
			page: 'survey',
			node: { workflowId: 'wf', workflowName: 'Wording', nodeId: 'w', nodeName: 'Survey' },
			address: 'https://n8n.example.test/webhook/wording',
			survey: defineSurvey({ key: 'wording', metric: 'csat', languages: ['zh-CN'], texts }),
		});
		await run('satisfactionSurvey', { operation: 'preview', surveyKey: 'wording' });
		expect(sentences[0]).toMatch(
			/^关于措辞有 2 条意见：“您对.+”中的“优质的”带有引导性，请中立提问。“您对.+”用一个评分问了两件事；/,
		);
		expect(sentences.filter((text) => !isChinese(text))).toEqual([]);
	});

	it('and the list of cases of each owner', async () => {
		const recorded = await run('satisfactionScore', { ...answer, externalId: 'call-2' });
		await run('satisfactionCase', { resource: 'case', operation: 'open' }, recorded);
		await run('satisfactionCase', { resource: 'case', operation: 'list', items: 'perOwner' });
		expect(sentences.filter((text) => !isChinese(text))).toEqual([]);
		expect(sentences).toContainEqual(expect.stringMatching(/\d 个跟进单，其中 \d 个超时/));
	});

	it('and those of Customer', async () => {
		const invite = { operation: 'invite', surveyKey: 'service' };
		const [one, other] = [
			{ email: 'wang.fang@example.com', name: '王芳' },
			{ email: 'wang@example.com', name: '王芳' },
		];
		for (const customer of [one, other]) await run('satisfactionSurvey', { ...invite, customer });
		const pair = { keptCustomer: one.email, mergedCustomer: other.email };
		const customer = (operation: string, more: object, item: object = {}) =>
			run('satisfactionCustomer', { resource: 'customer', operation, ...more }, item);
		const merged = await customer('merge', pair);
		await customer('merge', pair);
		await customer('merge', pair, { test: true });
		await customer('split', {}, merged);
		await customer('split', {}, merged);
		const privacy = (operation: string, more: object = {}) =>
			run('satisfactionCustomer', {
				...{ resource: 'privacy', operation, customer: one.email },
				...more,
			});
		const said = { purposes: ['news'], source: '电话' };
		await privacy('setConsent', { ...said, consent: 'granted' });
		await privacy('setConsent', said);
		await privacy('setConsent', said);
		await privacy('preferenceLink');
		expect(sentences.length).toBeGreaterThanOrEqual(12);
		expect(sentences.filter((text) => !isChinese(text))).toEqual([]);
		expect(sentences).toContain('两条记录已合并为一条：王芳。');
	});

	it('and those of Message', async () => {
		const customer = { email: 'mail@example.com', name: '赵敏' };
		const invite = { operation: 'invite', surveyKey: 'service', customer };
		const invited = await run('satisfactionSurvey', invite);
		for (let turn = 0; turn < 2; turn++) {
			await run('satisfactionMessage', { operation: 'send' }, invited);
		}
		await run('satisfactionMessage', { operation: 'send' }, { ...invited, message: null });
		expect(sentences.slice(1)).toEqual([
			'已发送到 mail@example.com。',
			'这条消息此前已发送到 mail@example.com。',
			'没有需要发送的内容。现在询问。',
		]);
	});

	it('and what comes due, or never leaves', async () => {
		const { house } = workspace;
		const later = Date.now() + 40 * 86_400_000;
		const shared = { scope: null, limit: 100 };
		expect(await peekDue(house, later, { ...shared, taker: 'message' })).not.toEqual([]);
		const taken = await takeDue(house, later, {
			...shared,
			taker: 'message',
			leaseMs: 60_000,
			holder: claimHolder('test'),
		});
		const stuck = await findStuck(house, later, 20);
		const texts = [
			...taken.work.flatMap(({ items }) => items.map(({ outcome }) => outcome?.text ?? '')),
			...stuck.map(({ item }) => item.outcome?.text ?? ''),
		];
		expect(texts.filter((text) => !isChinese(text))).toEqual([]);
	});

	it('and why something came to nothing', async () => {
		const { house } = workspace;
		const never = new Promise<Ended>(() => {});
		expect(await endedWithin(house, 1, never)).toMatchObject({ error: '执行没有按时结束。' });
		const { invitation } = await anInvitation(house, {
			customer: { externalIds: {}, email: 'silent@example.com' },
		});
		const id = invitation?.invitation_id ?? '';
		const change = { state: 'sent', expires_at: 1, updated_at: 1 } as const;
		await house.store.transaction(
			async (tx) => await updateInvitation(tx, house.workspace, id, change),
		);
		await expireInvitations(house, Date.now());
		const row = await findInvitation(house.store.db, house.workspace, id);
		expect(row).toMatchObject({ state: 'expired', reason_text: '链接在作答之前已经过期。' });
	});

	it('a language that is changed counts at once', async () => {
		const languages = { languages: ['en'] };
		const set = await run('satisfactionWorkspace', {
			operation: 'set',
			advanced: { json: JSON.stringify(languages) },
		});
		expect(set.outcome.text).toBe('Changed: Languages.');
		const again = await run('satisfactionScore', answer);
		expect(again.outcome.text).toMatch(/was recorded before/);
		await changeSettings(workspace.house, Date.now(), {
			changes: [{ languages: ['zh-CN'] }],
			reset: [],
		});
		const third = await run('satisfactionScore', answer);
		expect(third.outcome.text).toMatch(/此前已记录/);
	});
});
