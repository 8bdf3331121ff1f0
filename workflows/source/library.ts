import type { Template } from './template';
import { answersFromATool } from './templates/answers-from-a-tool';
import { customersFromCrm } from './templates/customers-from-crm';
import { isItSolved } from './templates/is-it-solved';
import { lowScoreRouting } from './templates/low-score-routing';
import { npsQuarterly } from './templates/nps-quarterly';
import { overdueCases } from './templates/overdue-cases';
import { privacyRequests } from './templates/privacy-requests';
import { reportWeekly } from './templates/report-weekly';
import { setUp } from './templates/set-up';
import { surveyAfterService } from './templates/survey-after-service';
import { theClock } from './templates/the-clock';

/** All templates, in the order in which a newcomer takes them up. */
export const library: readonly Template[] = [
	setUp,
	theClock,
	surveyAfterService,
	isItSolved,
	lowScoreRouting,
	npsQuarterly,
	overdueCases,
	answersFromATool,
	customersFromCrm,
	privacyRequests,
	reportWeekly,
];
