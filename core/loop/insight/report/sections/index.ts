import type { ReportSection } from '../report-context';
import { alarms } from './alarms';
import { care } from './care';
import { cases } from './cases';
import { heard } from './heard';
import { journey } from './journey';
import { method } from './method';
import { problems, said } from './problems';
import { scores } from './scores';
import { stays } from './stays';
import { team } from './team';
import { topics } from './topics';
import { trend } from './trend';
import { where } from './where';
import { why } from './why';

/** The sections of a report in the order in which they are read; one line each. */
export const reportSections: readonly ReportSection[] = [
	scores,
	trend,
	alarms,
	where,
	why,
	topics,
	journey,
	cases,
	problems,
	team,
	stays,
	care,
	heard,
	said,
	method,
];
