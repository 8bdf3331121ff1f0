import { publishPage } from '../core/loop/workspace/endpoints';
import type { House } from '../core/loop/house';
import type { Survey } from '../core/model/survey';
import { openStore, type StoreTarget } from '../core/store/registry';
import { defineSurvey } from '../core/survey/define';

export const workspace = 'bench';
export const signingSecret = 'a signing secret for measurements only, 48 chars';

/** A store with nothing in it, as a workspace of the measurements. */
export async function emptyHouse(target: StoreTarget): Promise<House> {
	return {
		store: await openStore(target, {}),
		workspace,
		keys: { current: signingSecret, previous: [] },
		publicAddress: null,
	};
}

/** A survey as most workspaces have one: CSAT with stars, reasons and a comment, two languages. */
export function usualSurvey(): Survey {
	return defineSurvey({ key: 'after-service', metric: 'csat', languages: ['en', 'zh-CN'] });
}

/** Publishes a survey, as its trigger would. */
export async function publishSurvey(house: House, survey: Survey, now: number): Promise<void> {
	await publishPage(house, now, {
		page: 'survey',
		survey,
		address: `https://satisfaction.example/webhook/${survey.key}`,
		node: {
			workflowId: `workflow-${survey.key}`,
			workflowName: survey.key,
			nodeId: `node-${survey.key}`,
			nodeName: 'Survey',
		},
	});
}
