import {
	publishPage,
	registerClock,
	type ServingNode,
} from '../../../../core/loop/workspace/endpoints';
import { checkHealth } from '../../../../core/loop/workspace/health';
import { changeSettings } from '../../../../core/loop/workspace/settings';
import { dueKinds } from '../../../../core/model/states';
import {
	claimDueRows,
	planDue,
	type PlannedDue,
	releaseDueRow,
} from '../../../../core/store/repositories/due';
import { defineSurvey } from '../../../../core/survey/define';
import { houseIn, useDatabases, useStore } from '../../../store/databases';
import { monday } from '../../../store/rows';

useDatabases();
const store = useStore('sqlite');
let workspaces = 0;
const newHouse = () => houseIn(store(), `health-${workspaces++}`);
type TestHouse = ReturnType<typeof newHouse>;

const minute = 60_000;
const node = (id: string): ServingNode => ({
	workflowId: 'w1',
	workflowName: 'Loop',
	nodeId: id,
	nodeName: id,
});

async function serve(house: TestHouse, origin = 'https://n8n.example.com'): Promise<void> {
	const survey = defineSurvey({ key: 'after-service', metric: 'csat', languages: ['en'] });
	await publishPage(house, monday, {
		page: 'survey',
		survey,
		node: node('survey'),
		address: `${origin}/webhook/s`,
	});
	await publishPage(house, monday, {
		page: 'case',
		survey: null,
		node: node('case'),
		address: `${origin}/webhook/c`,
	});
}

const runTimer = async (house: TestHouse) => await registerClock(house, monday, node('timer'));

const plan = async (house: TestHouse, due: Partial<PlannedDue>) =>
	await store().transaction(
		async (tx) =>
			await planDue(
				tx,
				house.workspace,
				[{ kind: 'rung', key: 'k', refId: 'r', dueAt: monday, test: false, ...due }],
				monday,
			),
	);

const set = async (
	house: TestHouse,
	settings: Parameters<typeof changeSettings>[2]['changes'][0],
) => await changeSettings(house, monday, { changes: [settings], reset: [] });

async function failing(house: TestHouse, queueMode = false): Promise<Record<string, string>> {
	const { ok, checks } = await checkHealth(house, monday, { queueMode });
	const failed = checks.filter((check) => !check.ok);
	expect(ok).toBe(failed.length === 0);
	// Whatever fails says what to do.
	expect(failed.every(({ hint }) => hint.length > 20)).toBe(true);
	return Object.fromEntries(failed.map(({ name, text }) => [name, text]));
}

describe('the health of a workspace', () => {
	it('is good when everything is in place', async () => {
		const house = newHouse();
		await serve(house);
		await runTimer(house);
		await set(house, { timeZone: 'UTC' });
		expect(await failing(house)).toEqual({});
	});

	it('names everything that an empty workspace lacks', async () => {
		expect(Object.keys(await failing(newHouse()))).toEqual([
			'timer',
			'surveys',
			'case page',
			'time zone',
		]);
	});

	it('sees work that waits too long', async () => {
		const house = newHouse();
		await serve(house);
		await runTimer(house);
		await plan(house, { kind: 'rung', dueAt: monday - 90 * minute });
		await plan(house, { kind: 'reminder', dueAt: monday - minute });
		expect(await failing(house)).toMatchObject({
			backlog: 'The oldest work has been waiting for 1 hour 30 minutes: rung.',
		});
	});

	it('sees a timer that is published but has not beaten for minutes', async () => {
		const house = newHouse();
		await serve(house);
		await runTimer(house);
		await set(house, { timeZone: 'UTC' });
		const { checks } = await checkHealth(house, monday + 10 * minute, { queueMode: false });
		expect(checks.find(({ name }) => name === 'timer')).toMatchObject({
			ok: false,
			text: '1 timer published, but none has beaten for minutes.',
		});
	});

	it('sees what is stuck, with the last error', async () => {
		const house = newHouse();
		await plan(house, {});
		const claim = {
			kinds: dueKinds,
			scope: null,
			limit: 1,
			holder: 'timer',
			leaseMs: minute,
		};
		const [row] = await claimDueRows(store(), house.workspace, claim, monday);
		await store().transaction(
			async (tx) =>
				await releaseDueRow(tx, house.workspace, row!, {
					error: 'the mail server refused',
					retryAt: monday,
					stuck: true,
				}),
		);
		expect((await failing(house)).stuck).toBe(
			'Given up after several failures: rung (1). Last error: the mail server refused',
		);
	});

	it('sees links that only this server can open, unless that is meant', async () => {
		const house = newHouse();
		await serve(house, 'http://localhost:5678');
		expect((await failing(house)).address).toContain('http://localhost:5678');
		expect(
			(await failing({ ...house, publicAddress: 'https://care.example.com' })).address,
		).toBeUndefined();
		await set(house, { sandbox: true });
		expect((await failing(house)).address).toBeUndefined();
	});

	it('sees a verification survey that nobody serves', async () => {
		const house = newHouse();
		await serve(house);
		await set(house, { verificationSurvey: 'fix-confirmed' });
		expect((await failing(house)).surveys).toContain('"fix-confirmed"');
	});

	it('sees SQLite in queue mode', async () => {
		expect((await failing(newHouse(), true)).mode).toContain('queue mode on SQLite');
	});
});
