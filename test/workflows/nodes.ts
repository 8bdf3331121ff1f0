import type { INodeTypes } from 'n8n-workflow';

import { SatisfactionActivityTrigger } from '../../nodes/SatisfactionActivityTrigger/SatisfactionActivityTrigger.node';
import { SatisfactionCare } from '../../nodes/SatisfactionCare/SatisfactionCare.node';
import { SatisfactionCase } from '../../nodes/SatisfactionCase/SatisfactionCase.node';
import { SatisfactionCaseTrigger } from '../../nodes/SatisfactionCaseTrigger/SatisfactionCaseTrigger.node';
import { SatisfactionCrm } from '../../nodes/SatisfactionCrm/SatisfactionCrm.node';
import { SatisfactionCrmPollTrigger } from '../../nodes/SatisfactionCrmPollTrigger/SatisfactionCrmPollTrigger.node';
import { SatisfactionCrmTrigger } from '../../nodes/SatisfactionCrmTrigger/SatisfactionCrmTrigger.node';
import { SatisfactionCustomer } from '../../nodes/SatisfactionCustomer/SatisfactionCustomer.node';
import { SatisfactionInsights } from '../../nodes/SatisfactionInsights/SatisfactionInsights.node';
import { SatisfactionMessage } from '../../nodes/SatisfactionMessage/SatisfactionMessage.node';
import { SatisfactionResponseTrigger } from '../../nodes/SatisfactionResponseTrigger/SatisfactionResponseTrigger.node';
import { SatisfactionRouter } from '../../nodes/SatisfactionRouter/SatisfactionRouter.node';
import { SatisfactionScore } from '../../nodes/SatisfactionScore/SatisfactionScore.node';
import { SatisfactionSurvey } from '../../nodes/SatisfactionSurvey/SatisfactionSurvey.node';
import { SatisfactionTeam } from '../../nodes/SatisfactionTeam/SatisfactionTeam.node';
import { SatisfactionTimerTrigger } from '../../nodes/SatisfactionTimerTrigger/SatisfactionTimerTrigger.node';
import { SatisfactionWorkspace } from '../../nodes/SatisfactionWorkspace/SatisfactionWorkspace.node';
import { loadBuiltIn, loadNodes } from '../engine/engine';

/** Every node a template can name: ours from source, n8n's own from the n8n that is installed. */
export async function everyNode(): Promise<INodeTypes> {
	return loadNodes(
		{
			satisfactionActivityTrigger: SatisfactionActivityTrigger,
			satisfactionCare: SatisfactionCare,
			satisfactionCase: SatisfactionCase,
			satisfactionCaseTrigger: SatisfactionCaseTrigger,
			satisfactionCrm: SatisfactionCrm,
			satisfactionCrmPollTrigger: SatisfactionCrmPollTrigger,
			satisfactionCrmTrigger: SatisfactionCrmTrigger,
			satisfactionCustomer: SatisfactionCustomer,
			satisfactionInsights: SatisfactionInsights,
			satisfactionMessage: SatisfactionMessage,
			satisfactionResponseTrigger: SatisfactionResponseTrigger,
			satisfactionRouter: SatisfactionRouter,
			satisfactionScore: SatisfactionScore,
			satisfactionSurvey: SatisfactionSurvey,
			satisfactionTeam: SatisfactionTeam,
			satisfactionTimerTrigger: SatisfactionTimerTrigger,
			satisfactionWorkspace: SatisfactionWorkspace,
		},
		await loadBuiltIn(),
	);
}
