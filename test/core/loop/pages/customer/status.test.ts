import { actOnCase } from '../../../../../core/loop/case/act-on-case';
import { type PageSite, servePage } from '../../../../../core/loop/pages/customer/serve';
import { changeSettings } from '../../../../../core/loop/workspace/settings';
import type { CaseAction } from '../../../../../core/case/action';
import { signToken } from '../../../../../core/model/token';
import { findCase } from '../../../../../core/store/repositories/cases';
import { readMarkup } from '../../../pages/markup';
import { databases, houseIn, useDatabases, useStore } from '../../../../store/databases';
import { aCase, ada, anAnswer, aServiceTeam, day, hour, monday } from '../../case/a-service-team';

useDatabases();

const node = { workflowId: 'service', workflowName: 'S', nodeId: 'service', nodeName: 'Answers' };
const site: PageSite = { node, surveyKey: 'service', trial: null };
const shown = { showOwnerFirstName: true };
let workspaces = 0;

describe.each(databases)('the progress that a customer sees, on $name', ({ dialect }) => {
	const store = useStore(dialect);

	async function aHouse(settings: Record<string, boolean> = {}) {
		const house = houseIn(store(), `status-${(workspaces += 1)}`);
		await aServiceTeam(house, { settings });
		const progressOf = async (responseId: string, at = monday + hour) => {
			const who = { subject: responseId, audience: '', expiresAt: monday + 30 * day };
			const t = signToken(house.keys, { workspace: house.workspace, purpose: 'status', ...who });
			const request = { method: 'GET', query: { t }, fields: null } as const;
			const asked = { ...request, acceptLanguage: null, test: false };
			return (await servePage(house, at, asked, site)).body;
		};
		const withCase = async (owner = { ...ada, id: 'eve', name: 'Eve Adams', email: null }) => {
			const caseId = await aCase(house, monday, { owner });
			const row = await findCase(house.store.db, house.workspace, caseId);
			const act = async (...actions: CaseAction[]) => {
				const actor = { kind: 'lead', id: owner.id, name: owner.name } as const;
				for (const action of actions) {
					await actOnCase(house, monday + 60_000, { caseId, action, actor });
				}
			};
			return { act, responseId: row?.response_id ?? '' };
		};
		return { house, progressOf, withCase };
	}

	it('names who works on it by first name, where the workspace wants that', async () => {
		const { house, progressOf, withCase } = await aHouse();
		const { act, responseId } = await withCase();
		await act({ kind: 'acknowledge' }, { kind: 'note', note: 'Fraud? Ask finance.' });
		const hidden = await progressOf(responseId);
		expect(hidden).toContain('Our team is working on it');
		expect(hidden).not.toContain('Eve');

		await changeSettings(house, monday, { changes: [shown], reset: [] });
		const named = await progressOf(responseId);
		expect(named).toContain('<h1>Eve is working on it</h1>');
		const said = readMarkup(named).text;
		for (const internal of ['Adams', 'Fraud', 'high', 'Priority', 'due']) {
			expect(said).not.toContain(internal);
		}
	});

	it('names somebody of the team list as the list has them', async () => {
		const { progressOf, withCase } = await aHouse(shown);
		const { responseId } = await withCase({ ...ada, name: 'Old Name' } as never);
		expect(await progressOf(responseId)).toContain('Ada is working on it');
	});

	it('still names who solved it when the customer has confirmed', async () => {
		const { house, progressOf, withCase } = await aHouse(shown);
		const { responseId } = await withCase();
		const change = { state: 'confirmed' } as const;
		await house.store.db
			.updateTable('case_file')
			.set(change)
			.where('workspace_id', '=', house.workspace)
			.execute();
		expect(await progressOf(responseId)).toContain('Solved, says Eve');
	});

	it('names nobody once it is over', async () => {
		const { progressOf, withCase } = await aHouse(shown);
		const { act, responseId } = await withCase();
		await act({ kind: 'close', reason: 'Twice.' });
		expect(await progressOf(responseId)).not.toContain('Eve');
	});

	it('promises nothing where the answer has no case', async () => {
		const { house, progressOf } = await aHouse(shown);
		const page = await progressOf(await anAnswer(house, monday, { rating: 1 }));
		expect(page).toContain('We received your answer');
		expect(page).toContain('1 hour ago');
		expect(page).not.toContain('still to come');
	});
});
