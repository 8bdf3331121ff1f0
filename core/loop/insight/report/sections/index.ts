import type { ReportSection } from '../report-context';
import { cases } from './cases';
import { heard } from './heard';
import { method } from './method';
import { scores } from './scores';
import { team } from './team';
import { topics } from './topics';
import { trend } from './trend';
import { where } from './where';
import { why } from './why';

/** The sections of a report in the order in which they are read; one line each. */
export const reportSections: readonly ReportSection[] = [
	scores,
	trend,
	where,
	why,
	topics,
	cases,
	team,
	heard,
	method,
];
