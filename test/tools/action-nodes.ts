import { SatisfactionCare } from '../../nodes/SatisfactionCare/SatisfactionCare.node';
import { SatisfactionCase } from '../../nodes/SatisfactionCase/SatisfactionCase.node';
import { SatisfactionCrm } from '../../nodes/SatisfactionCrm/SatisfactionCrm.node';
import { SatisfactionCustomer } from '../../nodes/SatisfactionCustomer/SatisfactionCustomer.node';
import { SatisfactionInsights } from '../../nodes/SatisfactionInsights/SatisfactionInsights.node';
import { SatisfactionMessage } from '../../nodes/SatisfactionMessage/SatisfactionMessage.node';
import { SatisfactionRouter } from '../../nodes/SatisfactionRouter/SatisfactionRouter.node';
import { SatisfactionScore } from '../../nodes/SatisfactionScore/SatisfactionScore.node';
import { SatisfactionSurvey } from '../../nodes/SatisfactionSurvey/SatisfactionSurvey.node';
import { SatisfactionTeam } from '../../nodes/SatisfactionTeam/SatisfactionTeam.node';
import { SatisfactionWorkspace } from '../../nodes/SatisfactionWorkspace/SatisfactionWorkspace.node';
import { loadNodes } from '../engine/engine';

/** Every action node: each is a tool of an AI agent, too. */
export const actionClasses = {
	satisfactionCare: SatisfactionCare,
	satisfactionCase: SatisfactionCase,
	satisfactionCrm: SatisfactionCrm,
	satisfactionCustomer: SatisfactionCustomer,
	satisfactionInsights: SatisfactionInsights,
	satisfactionMessage: SatisfactionMessage,
	satisfactionRouter: SatisfactionRouter,
	satisfactionScore: SatisfactionScore,
	satisfactionSurvey: SatisfactionSurvey,
	satisfactionTeam: SatisfactionTeam,
	satisfactionWorkspace: SatisfactionWorkspace,
};
export type ActionNode = keyof typeof actionClasses;
export const actionNodes = Object.keys(actionClasses) as ActionNode[];
export const nodeTypes = loadNodes(actionClasses);
