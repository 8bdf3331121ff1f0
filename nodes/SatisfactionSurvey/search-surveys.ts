import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { listSurveys } from '../../core/loop/survey/list-surveys';
import { asNodeError } from '../connection/node-error';
import { openHouse } from '../connection/open-house';

/** The surveys that were published in the workspace, for the list under *Survey Key*. */
export async function searchSurveys(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	try {
		const surveys = await listSurveys(await openHouse(this), filter ?? '');
		const results = surveys.map(({ key, name }) => ({
			name: name === key ? key : `${name} (${key})`,
			value: key,
		}));
		return { results };
	} catch (error) {
		throw asNodeError(this.getNode(), error);
	}
}
