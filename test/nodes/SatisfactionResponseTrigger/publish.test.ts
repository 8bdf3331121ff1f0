import { ask } from '../../../core/loop/ask/ask';
import { checkHealth } from '../../../core/loop/workspace/health';
import { currentSurvey, triedSurvey } from '../../../core/store/repositories/surveys';
import { findEndpoint } from '../../../core/store/repositories/endpoints';
import { anInvitation, aWorkspace, liWei, type Workspace } from '../a-workspace';
import { aSurveyPage, type Parameters } from './a-survey-page';

let workspace: Workspace;

beforeEach(async () => (workspace = await aWorkspace()));
afterEach(async () => await workspace.close());

const page = (
	parameters?: Parameters,
	given?: { workflow?: string; credentialId?: string; mode?: 'manual' },
) => aSurveyPage(workspace.credentials, parameters, given);

const nobody = {
	eventId: null,
	customerId: null,
	customer: null,
	caseId: null,
	owner: null,
	channel: 'email' as const,
	wave: null,
	delay: null,
	test: false,
};

const endpoint = async (key = 'service') =>
	await findEndpoint(workspace.house.store.db, 'main', 'survey', key);
const survey = async (key = 'service') =>
	await currentSurvey(workspace.house.store.db, 'main', key);

describe('publishing a survey', () => {
	it('stores its definition and where its page is; unpublishing marks it as gone', async () => {
		await page().publish();
		expect(await survey()).toMatchObject({
			key: 'service',
			metric: 'csat',
			purpose: 'transactional',
		});
		expect(await endpoint()).toMatchObject({
			address: 'https://n8n.example.test/webhook/service',
			workflow_name: 'Service',
			node_name: 'Answers',
			active: 1,
		});
		await page().unpublish();
		expect((await endpoint())?.active).toBe(0);
		await page().publish();
		expect((await endpoint())?.active).toBe(1);
	});

	it('finds everything in place the second time, and nothing after an edit', async () => {
		const first = page();
		await first.publish();
		const at = (await survey())?.version;
		await first.publish();
		expect((await survey())?.version).toBe(at);
		await page({ options: { surveyName: 'Service Check', changeWindowHours: 2 } }).publish();
		expect((await survey())?.version).not.toBe(at);
		// An old version that is published again is the current one again.
		await first.publish();
		expect((await survey())?.version).toBe(at);
	});

	it('takes the path from the key, and the key from the path', async () => {
		await page({ options: { path: '' } }).publish();
		expect((await endpoint())?.address).toBe('https://n8n.example.test/webhook/service');
		const keyless = page({ surveyKey: '', options: { path: 'surveys/after-service' } });
		await keyless.publish();
		expect((await survey('after-service'))?.key).toBe('after-service');
		const after = await endpoint('after-service');
		expect(after?.address).toBe('https://n8n.example.test/webhook/surveys/after-service');
		// Its page takes links of that survey for its own.
		const asked = await ask(workspace.house, Date.now(), {
			...nobody,
			surveyKey: 'after-service',
			customer: liWei,
		});
		const opened = await keyless.get(asked.item.invitation?.link ?? '');
		expect(opened.status).toBe(200);
	});

	it('is refused while another workflow serves the survey, by its name', async () => {
		await page().publish();
		const second = page({}, { workflow: 'Second' });
		await expect(second.publish()).rejects.toThrow(/"Answers" in the workflow "Service"/);
		await page().unpublish();
		await expect(second.publish()).resolves.toBe(true);
	});

	it.each<[string, Parameters, RegExp]>([
		['without a key', { surveyKey: '', options: { path: '' } }, /The survey has no key/],
		['with a key of capital letters', { surveyKey: 'After Service' }, /"After Service"/],
		[
			'with a path that takes parts of the address',
			{ options: { path: 's/:token' } },
			/"s\/:token"/,
		],
		[
			'that expires never',
			{ options: { expiresAfterDays: 0 } },
			/"Options → Link Valid For \(Days\)" is 0/,
		],
		[
			'with a question twice',
			{
				ownQuestions: {
					question: [
						{ kind: 'text', id: 'why', text: 'Why?' },
						{ kind: 'text', id: 'why', text: 'Why not?' },
					],
				},
			},
			/used twice/,
		],
		['in a language without texts', { options: { languages: [], otherLanguages: 'fr' } }, /"fr"/],
	])('is refused for a survey %s', async (_what, parameters, message) => {
		await expect(page(parameters).publish()).rejects.toThrow(message);
		expect(await endpoint()).toBeUndefined();
	});

	it('keeps the address of a page true, but never from what a request says', async () => {
		const credentials = { credentialId: 'c1' };
		await page({}, credentials).publish();
		await workspace.house.store.db
			.updateTable('endpoint')
			.set({ address: 'https://old.example.test/webhook/service' })
			.execute();
		await page({}, credentials).get('?t=x', {
			host: 'evil.example',
			'x-forwarded-host': 'evil.example',
		});
		await new Promise((resolve) => setTimeout(resolve, 50));
		expect((await endpoint())?.address).toBe('https://n8n.example.test/webhook/service');
	});
});

describe('a survey that is tried out', () => {
	const trial = (parameters: Parameters = {}) => page(parameters, { mode: 'manual' });

	it('publishes nothing, and tells at once when it cannot be defined', async () => {
		await expect(trial().publish()).resolves.toBe(true);
		expect(await endpoint()).toBeUndefined();
		expect(await survey()).toBeUndefined();
		await expect(trial({ surveyKey: '!' }).publish()).rejects.toThrow(/"!"/);
		await expect(trial({ options: { sample: '{"city":1}' } }).publish()).rejects.toThrow(
			/"Options → Sample for Tests → city" is not known/,
		);
	});

	it('is noted as a draft with its test address, for whoever invites by hand', async () => {
		const { db } = workspace.house.store;
		await page().publish();
		await trial({ csatScale: 'csat_1_7' }).publish();
		const draft = await findEndpoint(db, 'main', 'draft', 'service');
		expect(draft).toMatchObject({
			address: 'https://n8n.example.test/webhook-test/service',
			workflow_id: 'id-of-Service',
			node_id: 'node-of-Service',
			active: 1,
		});
		expect((await triedSurvey(db, 'main', 'service'))?.rating.max).toBe(7);
		// What customers get is what was published.
		expect((await survey())?.rating.max).toBe(5);
		expect((await endpoint())?.address).toBe('https://n8n.example.test/webhook/service');
		await page().unpublish();
		expect((await findEndpoint(db, 'main', 'draft', 'service'))?.active).toBe(1);
	});

	it('is the one tried last, whichever was tried first', async () => {
		const { db } = workspace.house.store;
		for (const csatScale of ['csat_1_5', 'csat_1_7', 'csat_1_5']) {
			await trial({ csatScale }).publish();
			const max = csatScale === 'csat_1_7' ? 7 : 5;
			expect((await triedSurvey(db, 'main', 'service'))?.rating.max).toBe(max);
			await new Promise((resolve) => setTimeout(resolve, 2));
		}
	});

	it('leaves the published page where it is when the trial is over', async () => {
		await page().publish();
		await trial().publish();
		await trial().unpublish();
		expect(await endpoint()).toMatchObject({
			address: 'https://n8n.example.test/webhook/service',
			active: 1,
		});
	});

	it('is opened without a link, answered as a test, and changes nothing of the published one', async () => {
		await page().publish();
		const published = (await survey())?.version;
		const edited = trial({ csatScale: 'csat_1_7' });
		const opened = await edited.get(null);
		expect(opened.status).toBe(200);
		const { db } = workspace.house.store;
		expect(await db.selectFrom('invitation').selectAll().execute()).toEqual([]);

		const rated = await edited.post(`?t=${opened.form.t}`, { ...opened.form, value: '7' });
		const done = await edited.post(`?t=${opened.form.t}`, { ...rated.form, comment: 'Fine.' });
		expect(done.emitted).toMatchObject({
			output: 'high',
			item: { test: true, score: { value: 7, max: 7 }, survey: { key: 'service' } },
		});
		expect((await survey())?.version).toBe(published);
		const rows = await db.selectFrom('response').select('test').execute();
		expect(rows).toEqual([{ test: 1 }]);
		expect(await db.selectFrom('contact').selectAll().execute()).toEqual([]);
	});

	it('of a survey that was never published leaves no survey behind', async () => {
		const opened = await trial().get(null);
		const rated = await trial().post(`?t=${opened.form.t}`, { ...opened.form, value: '1' });
		expect(rated.emitted).toMatchObject({ output: 'low', item: { test: true } });
		expect(await survey()).toBeUndefined();
		const health = await checkHealth(workspace.house, Date.now(), {
			queueMode: false,
			webhookBase: null,
			mail: async () => await Promise.resolve(null),
		});
		expect(health.checks.find(({ name }) => name === 'surveys')?.text).toBe(
			'No survey is published yet.',
		);
	});

	it('tells what is unwise about its wording where its author looks', async () => {
		const leading = trial({
			texts: {
				text: [{ language: 'en', field: 'rating', text: 'How excellent was our great service?' }],
			},
		});
		const opened = await leading.get(null);
		const rated = await leading.post(`?t=${opened.form.t}`, { ...opened.form, value: '1' });
		expect(rated.emitted?.item.outcome?.text).toMatch(
			/\. \d+ remarks? about the wording: .*suggests an answer/,
		);
	});

	it('is opened without a link in Test Mode too, and not otherwise', async () => {
		await page().publish();
		expect((await page().get(null)).status).toBe(404);
		const open = page({ options: { testMode: true } });
		const opened = await open.get(null);
		expect(opened.status).toBe(200);
		const rated = await open.post(`?t=${opened.form.t}`, { ...opened.form, value: '1' });
		expect(rated.emitted?.item.test).toBe(true);
	});

	it('shows the link of a real customer without recording an answer', async () => {
		const { event, customer } = await anInvitation(workspace.house);
		const again = await ask(workspace.house, Date.now(), {
			...nobody,
			surveyKey: 'service',
			eventId: event?.event_id ?? null,
			customerId: customer?.customer_id ?? null,
		});
		const link = again.item.invitation?.link ?? '';
		const opened = await trial().get(link);
		expect(opened.status).toBe(200);
		const rated = await trial().post(link, { ...opened.form, value: '1' });
		expect(rated).toMatchObject({ status: 200, workflowData: undefined });
		const { db } = workspace.house.store;
		expect(await db.selectFrom('response').selectAll().execute()).toEqual([]);
	});
});

describe('a page that is asked for often', () => {
	it('reads its credential once in a while, and a changed credential of the node at once', async () => {
		const reads: string[] = [];
		const own = workspace.credentials.satisfactionWorkspaceApi ?? {};
		const counted = {
			get satisfactionWorkspaceApi() {
				reads.push('read');
				return own;
			},
		};
		const often = aSurveyPage(counted, {}, { workflow: 'Often', credentialId: 'one' });
		await often.get('?t=x');
		const once = reads.length;
		await often.get('?t=x');
		await often.get('?t=x');
		expect(reads.length).toBe(once);
		await aSurveyPage(counted, {}, { workflow: 'Often', credentialId: 'two' }).get('?t=x');
		expect(reads.length).toBeGreaterThan(once);
	});
});
