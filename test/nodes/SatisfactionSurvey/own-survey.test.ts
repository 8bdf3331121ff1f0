import type { SatisfactionItem } from '../../../core/model/item';
import { findInvitation } from '../../../core/store/repositories/invitations';
import { SatisfactionResponseTrigger } from '../../../nodes/SatisfactionResponseTrigger/SatisfactionResponseTrigger.node';
import { SatisfactionSurvey } from '../../../nodes/SatisfactionSurvey/SatisfactionSurvey.node';
import { loadNodes, type NodeJson, runWorkflow } from '../../engine/engine';
import { aSurveyPage, type Parameters } from '../SatisfactionResponseTrigger/a-survey-page';
import { aWorkspace, liWei, type Workspace } from '../a-workspace';

const nodeTypes = loadNodes({
	satisfactionSurvey: SatisfactionSurvey,
	satisfactionResponseTrigger: SatisfactionResponseTrigger,
});
let workspace: Workspace;

beforeEach(async () => {
	workspace = await aWorkspace();
});
afterEach(async () => await workspace.close());

/** A Response Trigger on the same canvas. */
const trigger = (name: string, parameters: Parameters, more: Partial<NodeJson> = {}): NodeJson => ({
	name,
	type: 'satisfactionResponseTrigger',
	parameters,
	...more,
});

type Shown = SatisfactionItem & { preview: { link: string | null; warnings: object[] } };

/** Runs the node in the workflow that `aSurveyPage` publishes by the same name. */
async function run(
	canvas: NodeJson[],
	given: { parameters?: Parameters; mode?: 'manual'; workflow?: string; item?: object } = {},
) {
	const { workflow = 'Service', parameters = {}, mode, item = { customer: liWei } } = given;
	const survey: NodeJson = { name: 'Survey', type: 'satisfactionSurvey', parameters };
	const { outputs, error } = await runWorkflow({
		nodeTypes,
		credentials: workspace.credentials,
		mode,
		workflow: { id: `id-of-${workflow}`, nodes: [survey, ...canvas], connections: {} },
		start: 'Survey',
		items: [item],
	});
	const [asked = [], notAsked = []] = (outputs.Survey ?? []) as unknown as Shown[][];
	return {
		item: asked[0] ?? notAsked[0],
		error: error as (Error & { description?: string }) | undefined,
	};
}

const publish = async (parameters: Parameters, workflow = 'Service') =>
	await aSurveyPage(workspace.credentials, parameters, { workflow }).publish();

const versionOf = async (item: SatisfactionItem | undefined) =>
	(await findInvitation(workspace.house.store.db, 'main', item?.invitation?.id ?? ''))
		?.survey_version;

/** The page of a draft, while somebody listens for a test event. */
async function listen(parameters: Parameters) {
	const page = aSurveyPage(workspace.credentials, parameters, { mode: 'manual' });
	await page.publish();
	return page;
}

describe('the survey of this workflow, in production', () => {
	it('is the one that its Response Trigger serves', async () => {
		await publish({ surveyKey: 'service' });
		await publish({ surveyKey: 'other' }, 'Other');
		const { item } = await run([]);
		expect(item).toMatchObject({ test: false, survey: { key: 'service' } });
		expect((await run([], { workflow: 'Other' })).item?.survey?.key).toBe('other');
	});

	it('has to be chosen where there is none, or several, by their names', async () => {
		await publish({ surveyKey: 'other' }, 'Other');
		const none = await run([]);
		expect(none.error?.message).toContain('This workflow has no survey of its own.');
		expect(none.error?.description).toMatch(
			/Choose a survey in the list, or add a Satisfaction Resp/,
		);
		await publish({ surveyKey: 'a' });
		await workspace.house.store.db
			.updateTable('endpoint')
			.set({ workflow_id: 'id-of-Service', node_name: 'Others answer' })
			.where('survey_key', '=', 'other')
			.execute();
		const several = await run([]);
		expect(several.error?.message).toContain('2 surveys: "a" (Answers), "other" (Others answer)');
	});

	it('counts no more once it is unpublished', async () => {
		await publish({ surveyKey: 'service' });
		await aSurveyPage(workspace.credentials, { surveyKey: 'service' }).unpublish();
		expect((await run([])).error?.message).toContain('no survey of its own');
	});
});

describe('the survey of this workflow, tried out by hand', () => {
	const draft = trigger('Customer answers', { surveyKey: 'draft', metric: 'nps' });

	it('is the one on the canvas, and has no link until somebody listens for a test event', async () => {
		const { item, error } = await run([draft], { mode: 'manual' });
		expect(error).toBeUndefined();
		expect(item).toMatchObject({
			test: true,
			survey: { key: 'draft', metric: 'nps' },
			invitation: { link: null },
			message: null,
			outcome: {
				code: 'send_now',
				text: 'Asked now. Listen for a test event in "Customer answers" to get a page and a link.',
			},
		});
		const { db } = workspace.house.store;
		expect(await db.selectFrom('due').selectAll().execute()).toEqual([]);
		expect(await db.selectFrom('contact').selectAll().execute()).toEqual([]);
		expect((await run([draft])).error?.message).toContain('no survey of its own');
	});

	it('opens where somebody has listened for a test event', async () => {
		const page = await listen({ surveyKey: 'draft', metric: 'nps' });
		const { item } = await run([draft], { mode: 'manual' });
		const link = item?.invitation?.link ?? '';
		expect(link).toContain('https://n8n.example.test/webhook-test/service?t=');
		expect(item?.message?.text).toContain(link);
		expect(item?.outcome?.text).toBe(
			'Asked now. The link opens while you listen for a test event in "Customer answers".',
		);
		const opened = await page.get(link);
		expect(opened.body).toContain('recommend');
		const answered = await page.post(link, { ...opened.form, value: '2' });
		expect(answered.emitted).toMatchObject({
			output: 'low',
			item: { test: true, customer: { name: 'Li Wei' }, survey: { key: 'draft' } },
		});
	});

	it('asks what stands on the canvas, at the address that is published', async () => {
		await publish({ surveyKey: 'service' });
		await listen({ surveyKey: 'service' });
		const published = await run([trigger('Answers', { surveyKey: 'service' })], { mode: 'manual' });
		const question = 'How was the kettle?';
		const edited = trigger('Answers', { surveyKey: 'service', question });
		const { item } = await run([edited], { mode: 'manual' });
		expect(item?.message?.text).toContain('How was the kettle?');
		expect(item?.outcome?.text).toBe('Asked now.');
		expect(item?.invitation?.link).toContain('https://n8n.example.test/webhook/service?t=');
		expect(await versionOf(item)).not.toBe(await versionOf(published.item));
		const page = aSurveyPage(workspace.credentials, { surveyKey: 'service' });
		expect((await page.get(item?.invitation?.link ?? '')).body).toContain('How was the kettle?');
		// It was tried out and not published.
		expect((await run([])).item?.message?.text).not.toContain('kettle');
	});

	it('is meant by its key, too; another key is what was published', async () => {
		await publish({ surveyKey: 'other' }, 'Other');
		const chosen = async (surveyKey: string) =>
			await run([draft], { mode: 'manual', parameters: { surveyKey } });
		expect((await chosen('draft')).item).toMatchObject({ survey: { metric: 'nps' } });
		expect((await chosen('other')).item).toMatchObject({ test: true, survey: { metric: 'csat' } });
		expect((await chosen('nope')).error?.message).toContain('key "nope"');
	});

	it('is one of those that are switched on, and named where there are several', async () => {
		const off = trigger('Old', { surveyKey: 'old' }, { disabled: true });
		expect((await run([draft, off], { mode: 'manual' })).item?.survey?.key).toBe('draft');
		const two = [draft, trigger('Others answer', { surveyKey: 'others' })];
		expect((await run(two, { mode: 'manual' })).error?.message).toContain(
			'2 surveys: "draft" (Customer answers), "others" (Others answer)',
		);
	});

	it('is asked about an event that no sender has sent, such as pinned data', async () => {
		const event = {
			id: 'evt_pinned',
			type: 'ticket.closed',
			source: 'zendesk',
			occurredAt: '2020-01-01T00:00:00.000Z',
			subject: { type: 'ticket', id: '35436', title: 'Kettle', url: null },
			attributes: { city: 'Beijing' },
		};
		const item = { event, customer: liWei };
		const page = await listen({ surveyKey: 'draft', metric: 'nps' });
		const asked = await run([draft], { mode: 'manual', item });
		expect(asked.item).toMatchObject({
			outcome: { code: 'send_now' },
			event: { type: 'ticket.closed', attributes: { city: 'Beijing' } },
			message: { subject: expect.stringContaining('Kettle') },
		});
		const link = asked.item?.invitation?.link ?? '';
		const answered = await page.post(link, { ...(await page.get(link)).form, value: '2' });
		expect(answered.emitted?.item).toMatchObject({
			test: true,
			event: { subject: { id: '35436' }, attributes: { city: 'Beijing' } },
		});
		await publish({ surveyKey: 'service' });
		expect((await run([], { item })).error?.message).toContain('no event "evt_pinned"');
	});

	it('tells what is wrong with it', async () => {
		const wrong = trigger('Answers', { surveyKey: 'Not a Key' });
		expect((await run([wrong], { mode: 'manual' })).error?.message).toContain('Not a Key');
	});
});

describe('the preview of a survey on the canvas', () => {
	const parameters = { operation: 'preview' };
	const parts = {
		surveyKey: 'draft',
		question: 'How excellent was our service?',
		options: { languages: ['en'] },
	};
	const draft = trigger('Answers', parts);

	it('shows its wording, and the mail once there is a page', async () => {
		const before = await run([draft], { parameters, mode: 'manual' });
		expect(before.item?.outcome?.text).toMatch(
			/^1 remark about the wording: .* Listen for a test event in "Answers" to get a page/,
		);
		expect(before.item).toMatchObject({ message: null, preview: { link: null } });
		const page = await listen(parts);
		const { item } = await run([draft], { parameters, mode: 'manual' });
		const link = 'https://n8n.example.test/webhook-test/service';
		expect(item?.preview.link).toBe(link);
		expect((await page.get(item?.preview.link ?? '')).body).toContain('How excellent');
		expect(item?.message?.html).toContain('How excellent was our service?');
		expect(item?.message?.text).toContain(`${link}?l=en`);
	});

	it('is that of the published one where nothing was changed', async () => {
		await publish({ surveyKey: 'service' });
		const same = trigger('Answers', { surveyKey: 'service' });
		const { item } = await run([same], { parameters, mode: 'manual' });
		expect(item?.preview.link).toContain('https://n8n.example.test/webhook/service?t=');
		expect(item?.outcome?.text).not.toContain('Listen');
	});
});
