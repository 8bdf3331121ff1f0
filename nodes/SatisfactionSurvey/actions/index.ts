import type { Operation } from '../../connection/operation';
import { addIncentiveCodes } from './add-incentive-codes';
import { cancel } from './cancel';
import { endOpenLinks } from './end-open-links';
import { invite } from './invite';
import { openLink } from './open-link';
import type { SurveyOutput } from './outputs';
import { preview } from './preview';
import { recordDelivery } from './record-delivery';
import { remind } from './remind';

/** What the node can do with a survey or an invitation. */
export const surveyOperations: ReadonlyArray<Operation<SurveyOutput>> = [
	invite,
	preview,
	remind,
	cancel,
	recordDelivery,
	openLink,
	endOpenLinks,
	addIncentiveCodes,
];
