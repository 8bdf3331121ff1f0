import type { IHookFunctions } from 'n8n-workflow';

import { publishPage, retirePage } from '../../core/loop/workspace/endpoints';
import {
	type DefinedSurvey,
	isSurveyPublished,
	surveyDefinition,
} from '../../core/loop/survey/survey-definition';
import { SetupError } from '../../core/model/errors';
import { asNodeError } from '../connection/node-error';
import { openHouse } from '../connection/open-house';
import { servingNode } from '../connection/serving-node';
import { surveyParameters } from './survey-parameters';

/** A person listens for a test event: the page is tried out, and no link leads to it. */
const isTrial = (hook: IHookFunctions): boolean =>
	hook.getActivationMode() === 'manual' || hook.getMode() === 'manual';

function defined(hook: IHookFunctions): DefinedSurvey {
	return surveyDefinition(surveyParameters((name) => hook.getNodeParameter(name, null)));
}

function addressOf(hook: IHookFunctions): string {
	const address = hook.getNodeWebhookUrl('default');
	if (address === undefined || address.includes('/:')) {
		throw new SetupError(
			`The path "${String(hook.getNodeParameter('path', ''))}" makes no address of its own.`,
			'Give a fixed path, for example after-service, or leave it empty.',
		);
	}
	return address;
}

/** Whether this version of the survey is served at this address by this node already. */
export async function checkExists(hook: IHookFunctions): Promise<boolean> {
	try {
		// A trial registers nothing; `create` looks whether the survey can be defined.
		if (isTrial(hook)) return false;
		const house = await openHouse(hook);
		const { survey } = defined(hook);
		const node = servingNode(hook);
		return await isSurveyPublished(house, { node, address: addressOf(hook), survey });
	} catch (error) {
		throw asNodeError(hook.getNode(), error);
	}
}

/** Publishes the survey and its page. What is unwise about its wording is logged, not refused. */
export async function create(hook: IHookFunctions, now: number): Promise<boolean> {
	try {
		const { survey, warnings } = defined(hook);
		for (const { text } of warnings) {
			hook.logger.warn(`Survey "${survey.key}": ${text}`, { surveyKey: survey.key });
		}
		const house = await openHouse(hook);
		if (isTrial(hook)) return true;
		const node = servingNode(hook);
		await publishPage(house, now, { page: 'survey', node, address: addressOf(hook), survey });
		return true;
	} catch (error) {
		throw asNodeError(hook.getNode(), error);
	}
}

/** Marks the page as gone. A database that is away must not keep a workflow published. */
export async function remove(hook: IHookFunctions, now: number): Promise<boolean> {
	if (isTrial(hook)) return true;
	try {
		await retirePage(await openHouse(hook), now, servingNode(hook));
		return true;
	} catch (error) {
		const { message } = error as Error;
		hook.logger.error(`The survey page could not be marked as unpublished: ${message}`);
		return false;
	}
}
