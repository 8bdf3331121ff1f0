import { ask } from '../../../core/loop/ask/ask';
import { upsertPerson } from '../../../core/loop/team/team';
import { SatisfactionCase } from '../../../nodes/SatisfactionCase/SatisfactionCase.node';
import { SatisfactionResponseTrigger } from '../../../nodes/SatisfactionResponseTrigger/SatisfactionResponseTrigger.node';
import { SatisfactionRouter } from '../../../nodes/SatisfactionRouter/SatisfactionRouter.node';
import { SatisfactionScore } from '../../../nodes/SatisfactionScore/SatisfactionScore.node';
import { readMarkup } from '../../core/pages/markup';
import { loadNodes } from '../../engine/engine';
import { chain, type NodeJson } from '../../engine/workflow';
import { aWorkspace, liWei, type Workspace } from '../a-workspace';
import { havingRead } from '../having-read';
import { aSurveyPage } from './a-survey-page';

const nodeTypes = loadNodes({
	satisfactionResponseTrigger: SatisfactionResponseTrigger,
	satisfactionRouter: SatisfactionRouter,
	satisfactionCase: SatisfactionCase,
	satisfactionScore: SatisfactionScore,
});

let workspace: Workspace;
beforeEach(async () => {
	workspace = await aWorkspace({
		showOwnerFirstName: true,
		defaultSla: { normal: 'complaint', high: 'negative_with_plan' },
	});
	const facts = { id: 'jane', name: 'Jane Doe', email: 'jane@example.com', role: 'agent' };
	await upsertPerson(workspace.house, Date.now(), { facts, cleared: [] });
});
afterEach(async () => await workspace.close());

const router: NodeJson = { name: 'Router', type: 'satisfactionRouter', parameters: {} };
const open: NodeJson = { name: 'Open', type: 'satisfactionCase', parameters: {} };
const score: NodeJson = { name: 'Score', type: 'satisfactionScore', parameters: {} };
const having = (node: NodeJson, parameters: NodeJson['parameters']): NodeJson => ({
	...node,
	parameters,
});

/** What is thanked with after the worst rating, with these nodes in a row behind the trigger. */
async function thanked(...nodes: NodeJson[]): Promise<string> {
	const connections = chain('Answers', ...nodes.map(({ name }) => name));
	const page = aSurveyPage(
		workspace.credentials,
		{ options: { offerReasons: false, askComment: false } },
		{ nodeTypes, behind: { nodes, connections } },
	);
	await page.publish();
	const { item } = await ask(workspace.house, Date.now(), {
		surveyKey: 'service',
		eventId: null,
		customerId: null,
		customer: liWei,
		caseId: null,
		owner: { id: null, name: 'Jane Doe', email: 'jane@example.com', team: null, channels: {} },
		channel: 'email',
		wave: null,
		delay: null,
		test: true,
	});
	const link = item.invitation?.link ?? '';
	const { form } = await page.get(link);
	const answer = await havingRead(async () => await page.post(link, { ...form, value: '1' }));
	return readMarkup(answer.body).text;
}

describe('the case that a workflow is bound to open', () => {
	it('is promised with the owner and the time that the Router and the settings give', async () => {
		const text = await thanked(router, open);
		expect(text).toContain('Jane reads your answer');
		// The worst rating is of high priority.
		expect(text).toContain('within 48 working hours');
	});

	it('is promised as the Case node says where there is no Router', async () => {
		expect(await thanked(open)).toContain('within 1 working hour');
		const low = having(open, { overrides: { priority: 'high' } });
		expect(await thanked(low)).toContain('within 48 working hours');
		const chat = having(open, { overrides: { slaPreset: 'chat' } });
		expect(await thanked(chat)).toContain('within 5 working minutes');
	});

	it('is promised with the preset that the Router says', async () => {
		const chat = having(router, { slaPreset: 'chat' });
		expect(await thanked(chat, open)).toContain('within 5 working minutes');
	});

	it.each<[string, NodeJson[]]>([
		['there is none', []],
		['a Router finds somebody for nothing', [router]],
		['the Case node is switched off', [{ ...open, disabled: true }]],
		['the Case node does something else', [having(open, { operation: 'get' })]],
		['another node stands between and may keep it back', [score, open]],
		['the Router has an expression', [having(router, { team: '={{ $json.x }}' }), open]],
		['the Case node has an expression', [having(open, { overrides: { priority: '={{ 1 }}' } })]],
		['two nodes open it', [router, open, { ...open, name: 'Open Again' }]],
	])('is not promised where %s', async (_why, nodes) => {
		const text = await thanked(...nodes);
		expect(text).toContain('Your answer goes to the team that served you.');
		expect(text).not.toContain('hear from us');
	});
});
