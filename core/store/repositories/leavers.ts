import { workingCaseStates } from '../../model/states';
import type { Store } from '../store';

/** Somebody who has left, and how many open cases still name them as their owner. */
export type Leaver = { name: string; cases: number };

/** People who are not active any more and own open cases, those with most first. */
export async function openCasesOfLeavers(store: Store, workspace: string): Promise<Leaver[]> {
	const query = store.db
		.selectFrom('case_file')
		.innerJoin('person', (join) =>
			join
				.onRef('person.workspace_id', '=', 'case_file.workspace_id')
				.onRef('person.person_id', '=', 'case_file.owner_id'),
		)
		.select(({ fn }) => ['person.name', fn.countAll<number>().as('cases')])
		.where('case_file.workspace_id', '=', workspace)
		.where('case_file.state', 'in', [...workingCaseStates])
		.where('case_file.test', '=', 0)
		.where('person.active', '=', 0)
		.groupBy(['person.person_id', 'person.name']);
	const rows = await store.analyse(query);
	return rows
		.map(({ name, cases }) => ({ name, cases: Number(cases) }))
		.sort((one, other) => other.cases - one.cases || one.name.localeCompare(other.name));
}
