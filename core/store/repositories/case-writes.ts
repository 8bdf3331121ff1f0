import type { DueKind } from '../../model/states';
import type { CaseStepTable } from '../tables/cases';
import type { DueTable } from '../tables/work';
import type { Db, Tx } from '../store';
import { type Write, writeTogether } from '../together';
import { type NewActivity, noteActivityQuery } from './activities';
import { type CaseRow, insertStepQuery, openCaseQuery } from './cases';
import { dropDueQuery, planDueQuery } from './due';

/** What opens a case for an answer should nobody else do so. */
export const caseNet: DueKind = 'low_score_without_case';

/** What opening a case writes. */
export type CaseWrites = {
	workspace: string;
	row: CaseRow;
	step: CaseStepTable;
	planned: DueTable[];
	activities: NewActivity[];
	/** Of the answer that needs its net no more; empty without one. */
	responseId: string;
};

const caseWrites = (db: Db | Tx, values: CaseWrites) => {
	const { workspace, row, step, planned, activities, responseId } = values;
	const writes: Write[] = [
		openCaseQuery(db, row),
		insertStepQuery(db, step),
		...activities.map((activity) => noteActivityQuery(db, activity)),
		dropDueQuery(db, workspace, responseId, [caseNet]),
	];
	if (planned.length > 0) writes.push(planDueQuery(db, planned));
	return { writes };
};

/** Stores a case that is opened; a duplicate where there is one. */
export const writeCase = writeTogether(caseWrites);
/** The answer is on the disk, with a net that opens its case anew; the same case, by its id. */
export const writeCaseOfLow = writeTogether(caseWrites, { repeatable: true });
