import { addressTexts } from './address';
import { alarmTexts } from './alarm';
import { askTexts } from './ask';
import { auditTexts } from './audit';
import { besideTexts } from './beside';
import { breakdownTexts } from './breakdown';
import { careTexts } from './care';
import { caseTexts } from './case';
import { chartTexts } from './chart';
import { compareTexts } from './compare';
import { crmTexts } from './crm';
import { customerTexts } from './customer';
import { customerRowTexts } from './customer-row';
import { dayTexts } from './day';
import { deliveryTexts } from './delivery';
import { driverTexts } from './drivers';
import { festivalTexts } from './festival';
import { groupTexts } from './group';
import { healthTexts } from './health';
import { insightTexts } from './insight';
import { knownTexts } from './known';
import { labelTexts } from './label';
import { liveTexts } from './live';
import { mailTexts } from './mail';
import { maskedTexts } from './masked';
import { nobodyFitsTexts } from './nobody-fits';
import { noteTexts } from './note';
import { offScaleTexts } from './off-scale';
import { outcomeTexts } from './outcome';
import { ownerTexts } from './owner';
import { pointTexts } from './points';
import { pointsFitTexts } from './points-fit';
import { preferenceTexts } from './preferences';
import { privacyTexts } from './privacy';
import { reportTexts } from './report';
import { reportSectionTexts } from './report-sections';
import { problemTexts } from './problem';
import { problemPageTexts } from './problem-page';
import { tellingTexts } from './telling';
import { youSaidTexts } from './you-said';
import { retentionTexts } from './retention';
import { routeTexts } from './route';
import { rowTexts } from './row';
import { saidTexts } from './said';
import { surveyTexts } from './survey';
import { timelineTexts } from './timeline';
import { toldTexts } from './told';
import { verdictTexts } from './verdict';
import { topicTexts } from './topic';
import { trendTexts } from './trend';
import { topicsTexts } from './topics';
import { valueTexts } from './value';
import { wordingTexts } from './wording';

/** All we can say, in English: the shape every other language takes. */
export const english = {
	...addressTexts,
	...alarmTexts,
	...askTexts,
	...auditTexts,
	...besideTexts,
	...breakdownTexts,
	...careTexts,
	...caseTexts,
	...chartTexts,
	...compareTexts,
	...crmTexts,
	...customerRowTexts,
	...customerTexts,
	...dayTexts,
	...deliveryTexts,
	...driverTexts,
	...festivalTexts,
	...groupTexts,
	...healthTexts,
	...insightTexts,
	...knownTexts,
	...labelTexts,
	...liveTexts,
	...mailTexts,
	...maskedTexts,
	...nobodyFitsTexts,
	...noteTexts,
	...offScaleTexts,
	...outcomeTexts,
	...ownerTexts,
	...pointTexts,
	...pointsFitTexts,
	...preferenceTexts,
	...privacyTexts,
	...reportTexts,
	...reportSectionTexts,
	...problemTexts,
	...problemPageTexts,
	...tellingTexts,
	...youSaidTexts,
	...retentionTexts,
	...routeTexts,
	...rowTexts,
	...saidTexts,
	...surveyTexts,
	...timelineTexts,
	...toldTexts,
	...verdictTexts,
	...topicTexts,
	...trendTexts,
	...topicsTexts,
	...valueTexts,
	...wordingTexts,
} as const;
