import { SatisfactionSurvey } from '../../../nodes/SatisfactionSurvey/SatisfactionSurvey.node';
import { loadNodes, runWorkflow } from '../../engine/engine';
import { aSurveyPage, type Parameters } from '../SatisfactionResponseTrigger/a-survey-page';
import { aWorkspace, type Workspace } from '../a-workspace';

const nodeTypes = loadNodes({ satisfactionSurvey: SatisfactionSurvey });
let workspace: Workspace;

beforeEach(async () => {
	workspace = await aWorkspace();
	const incentive = { entries: { text: 'A cup of tea', byMail: true } };
	await aSurveyPage(workspace.credentials, { options: { incentive } }).publish();
});
afterEach(async () => await workspace.close());

async function add(parameters: Parameters, items: object[]) {
	const own = { operation: 'addIncentiveCodes', surveyKey: 'service', ...parameters };
	const { outputs, error } = await runWorkflow({
		nodeTypes,
		credentials: workspace.credentials,
		workflow: {
			nodes: [{ name: 'Codes', type: 'satisfactionSurvey', parameters: own }],
			connections: {},
		},
		start: 'Codes',
		items,
	});
	const told = (outputs.Codes?.[0] ?? []) as Array<Record<'outcome' | 'incentive', object>>;
	return { error, told };
}

describe('Satisfaction Survey: Add Incentive Codes', () => {
	it('takes a code of every item, and says of each what became of it without naming it', async () => {
		const items = [{ voucher: { code: 'TEA-1' } }, { voucher: {} }, { voucher: { code: 'TEA-1' } }];
		const { told } = await add({ codeField: 'voucher.code' }, items);
		expect(told.map(({ outcome }) => outcome)).toMatchObject([
			{ code: 'added' },
			{ code: 'refused' },
			{ code: 'known' },
		]);
		expect(told[0]?.incentive).toEqual({ surveyKey: 'service', line: null, left: 1 });
		expect(JSON.stringify(told)).not.toContain('TEA-1');
	});

	it('takes a pasted list once, whatever number of items comes, and names the lines', async () => {
		const codes = 'TEA-1\r\n\r\nTEA-2\n';
		const { told } = await add({ codesFrom: 'pasted', codes }, [{}, {}]);
		const line = (at: number, code: string) => ({
			outcome: { code },
			incentive: { surveyKey: 'service', line: at, left: 2 },
		});
		expect(told).toMatchObject([line(1, 'added'), line(2, 'refused'), line(3, 'added')]);
		const again = await add({ codesFrom: 'pasted', codes }, [{}]);
		expect(again.told).toMatchObject([line(1, 'known'), line(2, 'refused'), line(3, 'known')]);
	});

	it('refuses codes of a survey that gives nothing', async () => {
		await aSurveyPage(workspace.credentials).publish();
		const { error } = await add({}, [{ code: 'TEA-1' }]);
		expect(error?.message).toContain('The survey "service" has no incentive');
	});
});
