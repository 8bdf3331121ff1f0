import { noteDraft, publishPage, retirePage } from '../../../../core/loop/workspace/endpoints';
import { findEndpoint } from '../../../../core/store/repositories/endpoints';
import { currentSurvey, triedSurvey } from '../../../../core/store/repositories/surveys';
import { defineSurvey } from '../../../../core/survey/define';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';

useDatabases();

const now = Date.UTC(2026, 4, 4, 8);
const node = { workflowId: 'w', workflowName: 'Service', nodeId: 'n', nodeName: 'Answers' };
const asking = (question: string) => defineSurvey({ key: 'service', metric: 'csat', question });

let workspaces = 0;

describe.each(databases)('a survey on the canvas, on $name', ({ dialect }) => {
	const store = useStore(dialect);
	let workspace = '';
	beforeEach(() => (workspace = `w${(workspaces += 1)}`));
	const house = () => houseIn(store(), workspace);
	const note = async (question: string, at: number) =>
		await noteDraft(house(), at, {
			node,
			address: 'https://n8n.example.test/webhook-test/service',
			survey: asking(question),
		});
	const tried = async () => (await triedSurvey(store().db, workspace, 'service'))?.rating.text.en;

	it('is known by its test address and publishes nothing', async () => {
		await note('How was it?', now);
		expect(await findEndpoint(store().db, workspace, 'draft', 'service')).toMatchObject({
			address: 'https://n8n.example.test/webhook-test/service',
			workflow_id: 'w',
			active: 1,
		});
		expect(await findEndpoint(store().db, workspace, 'survey', 'service')).toBeUndefined();
		expect(await currentSurvey(store().db, workspace, 'service')).toBeUndefined();
		expect(await tried()).toBe('How was it?');
	});

	it('is the one tried last, also when it is what was published before', async () => {
		const survey = asking('How was it?');
		const address = 'https://n8n.example.test/webhook/service';
		await publishPage(house(), now, { page: 'survey', node, address, survey });
		await note('Were we quick?', now + 1);
		expect(await tried()).toBe('Were we quick?');
		await note('How was it?', now + 2);
		expect(await tried()).toBe('How was it?');
		const current = await currentSurvey(store().db, workspace, 'service');
		expect(current?.version).toBe(survey.version);
	});

	it('stays known when its workflow is unpublished', async () => {
		await note('How was it?', now);
		await retirePage(house(), now, node);
		expect((await findEndpoint(store().db, workspace, 'draft', 'service'))?.active).toBe(1);
	});

	it('that was stored before mails had texts of their own has none', async () => {
		const { mailSubject: _subject, mailIntro: _intro, ...older } = asking('How was it?');
		await store()
			.db.insertInto('survey')
			.values({
				workspace_id: workspace,
				survey_key: older.key,
				version: older.version,
				definition: JSON.stringify(older),
				created_at: now,
				activated_at: now,
			})
			.execute();
		expect(await currentSurvey(store().db, workspace, 'service')).toMatchObject({
			mailSubject: null,
			mailIntro: null,
			rating: { text: { en: 'How was it?' } },
		});
	});
});
