import type {
	IDataObject,
	INodeExecutionData,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';

import { type CasePageAnswer, serveCase } from '../../core/loop/pages/staff/serve-case';
import { caseOutputs } from '../../core/model/case-words';
import { servePage } from '../page-trigger/serve-page';

/** Serves the pages of staff; what they do goes on by its kind. */
export async function serve(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	return await servePage(context, {
		page: 'case',
		surveyKey: () => '',
		serve: async ({ house, now, request }) => {
			const answer = await serveCase(house, now, request);
			return { answer, emitted: emitted(answer) };
		},
	});
}

function emitted({ emit }: CasePageAnswer): INodeExecutionData[][] | null {
	if (emit.length === 0) return null;
	const itemsOf = (name: string) =>
		emit.filter(({ output }) => output === name).map(({ item }) => ({ json: item as IDataObject }));
	return caseOutputs.map(itemsOf);
}
