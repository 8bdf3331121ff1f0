import type { Template } from './template';
import { alarm } from './templates/alarm';
import { answersFromATool } from './templates/answers-from-a-tool';
import { answersToFetch } from './templates/answers-to-fetch';
import { birthday } from './templates/birthday';
import { churnWatch } from './templates/churn-watch';
import { customersFromCrm } from './templates/customers-from-crm';
import { eventsByPolling } from './templates/events-by-polling';
import { festivals } from './templates/festivals';
import { fixWhatMatters } from './templates/fix-what-matters';
import { goneQuiet } from './templates/gone-quiet';
import { hotlineAndCounter } from './templates/hotline-and-counter';
import { isItSolved } from './templates/is-it-solved';
import { lowScoreRouting } from './templates/low-score-routing';
import { newCustomer } from './templates/new-customer';
import { news } from './templates/news';
import { npsQuarterly } from './templates/nps-quarterly';
import { overdueCases } from './templates/overdue-cases';
import { privacyRequests } from './templates/privacy-requests';
import { promotersAndPassives } from './templates/promoters-passives';
import { renewal } from './templates/renewal';
import { reportQuarterly } from './templates/report-quarterly';
import { reportWeekly } from './templates/report-weekly';
import { scoreToCrm } from './templates/score-to-crm';
import { scoreToOtherCrms } from './templates/score-to-other-crms';
import { setUp } from './templates/set-up';
import { surveyAfterService } from './templates/survey-after-service';
import { taskForLowScore } from './templates/task-for-low-score';
import { tellTheGroup } from './templates/tell-the-group';
import { theClock } from './templates/the-clock';
import { youSaidWeDid } from './templates/you-said-we-did';
import { zohoWatch } from './templates/zoho-watch';

/** All templates, in the order in which a newcomer takes them up. */
export const library: readonly Template[] = [
	setUp,
	theClock,
	surveyAfterService,
	isItSolved,
	lowScoreRouting,
	npsQuarterly,
	overdueCases,
	eventsByPolling,
	zohoWatch,
	answersFromATool,
	answersToFetch,
	hotlineAndCounter,
	scoreToCrm,
	scoreToOtherCrms,
	taskForLowScore,
	tellTheGroup,
	customersFromCrm,
	privacyRequests,
	birthday,
	festivals,
	newCustomer,
	renewal,
	goneQuiet,
	promotersAndPassives,
	news,
	reportWeekly,
	reportQuarterly,
	alarm,
	fixWhatMatters,
	youSaidWeDid,
	churnWatch,
];
