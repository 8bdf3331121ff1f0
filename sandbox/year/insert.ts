import { savePerson } from '../../core/store/repositories/people';
import { saveSurvey } from '../../core/store/repositories/surveys';
import type { Store } from '../../core/store/store';
import { day, type Made } from './made';

/** Rows of one statement; a database takes only so many values at once. */
const atOnce = 200;

/** Stores all that was made. */
export async function insert(store: Store, made: Made): Promise<void> {
	const { workspace, people, rows, shop, end } = made;
	await store.transaction(async (tx) => {
		for (const survey of [made.transactional, made.relationship]) {
			await saveSurvey(tx, workspace, survey, end - 550 * day);
		}
		for (const [at, name] of shop.owners.entries()) {
			await savePerson(
				tx,
				workspace,
				{
					id: `own_${at}`,
					name,
					email: null,
					team: 'Service',
					role: 'agent',
					skills: [],
					languages: [],
					channels: {},
					externalIds: {},
					compensationLimit: null,
					deputyId: null,
					maxOpenCases: null,
					active: true,
				},
				end,
			);
		}
		for (const some of parts(people)) await tx.insertInto('customer').values(some).execute();
		for (const some of parts(rows.events)) await tx.insertInto('event').values(some).execute();
		for (const some of parts(rows.invitations)) {
			await tx.insertInto('invitation').values(some).execute();
		}
		for (const some of parts(rows.responses))
			await tx.insertInto('response').values(some).execute();
		for (const some of parts(rows.cases)) await tx.insertInto('case_file').values(some).execute();
		for (const some of parts(rows.steps)) {
			await tx
				.insertInto('case_step')
				.values(
					some.map(({ caseId, at, key, kind, data }) => ({
						workspace_id: workspace,
						case_id: caseId,
						step_key: key,
						at,
						kind,
						actor_kind: 'owner',
						actor_id: null,
						actor_name: null,
						data,
						customer_id: null,
					})),
				)
				.execute();
		}
	});
}

function parts<Row>(rows: readonly Row[]): Row[][] {
	const found: Row[][] = [];
	for (let at = 0; at < rows.length; at += atOnce) found.push(rows.slice(at, at + atOnce));
	return found;
}
