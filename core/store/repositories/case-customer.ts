import { sql } from 'kysely';

import { unfinishedCaseStates } from '../../model/states';
import type { Db, Store, Tx } from '../store';
import { readTogether } from '../together';
import { faringOf } from './faring';

/** So much an owner reads of a customer beside their case. */
const most = { cases: 6, steps: 300 };

type Asked = {
	workspace: string;
	customerId: string;
	/** The case that the page is about. */
	caseId: string;
};

/**
 * What a customer has beside one case: what says how they fare, other open cases, and what was promised to
 * them in any. One question, since it is asked whenever an owner's page is opened.
 */
const besideCase = readTogether((db, { workspace, customerId, caseId }: Asked) => ({
	...faringOf(db, { workspace, customerId }),
	cases: db
		.selectFrom('case_file')
		.select(['case_id', 'state', 'subject_title', 'subject_id', 'owner', 'owner_id', 'opened_at'])
		.where('workspace_id', '=', workspace)
		.where('customer_id', '=', customerId)
		.where(
			'state',
			'in',
			unfinishedCaseStates.map((state) => sql.lit(state)),
		)
		.where('case_id', '<>', caseId)
		.where('test', '=', sql.lit(0))
		.orderBy('opened_at', 'desc')
		.limit(sql.lit(most.cases)),
	steps: db
		.selectFrom('case_step')
		.innerJoin('case_file', (join) =>
			join
				.onRef('case_file.workspace_id', '=', 'case_step.workspace_id')
				.onRef('case_file.case_id', '=', 'case_step.case_id'),
		)
		.select(['case_step.case_id', 'case_step.at', 'case_step.kind', 'case_step.data'])
		.where('case_step.workspace_id', '=', workspace)
		.where('case_step.customer_id', '=', customerId)
		.where('case_step.kind', 'in', [sql.lit('promise'), sql.lit('resolve'), sql.lit('close')])
		.where('case_file.test', '=', sql.lit(0))
		.orderBy('case_step.at', 'desc')
		.orderBy('case_step.step_key', 'desc')
		.limit(sql.lit(most.steps)),
}));

export type BesideCase = Awaited<ReturnType<typeof besideCase>>;

/** The same, where nobody is known. */
export async function readBesideCase(
	store: Pick<Store, 'dialect'>,
	db: Db | Tx,
	asked: Asked,
): Promise<BesideCase> {
	if (asked.customerId === '') {
		return { events: [], answers: [], invitations: [], cases: [], steps: [] };
	}
	return await besideCase(store, db, asked);
}
