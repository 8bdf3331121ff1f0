import type { IHookFunctions } from 'n8n-workflow';

import { isSurveyPublished } from '../../core/loop/survey/survey-definition';
import { wordingOf } from '../../core/loop/survey/wording-remarks';
import { noteDraft, publishPage, retirePage } from '../../core/loop/workspace/endpoints';
import { SetupError } from '../../core/model/errors';
import type { Survey } from '../../core/model/survey';
import { isTrial } from '../connection/is-trial';
import { asNodeError } from '../connection/node-error';
import { openHouse } from '../connection/open-house';
import { servingNode } from '../connection/serving-node';
import type { PageKind } from './keep-address';

/** What tells one trigger that publishes a page from another. */
export type PublishedPage = {
	page: PageKind;
	/** Name of the parameter with the path, and a path that would do. */
	path: { parameter: string; example: string };
	/** The survey that the node defines; `null` for pages of staff. */
	define: (hook: IHookFunctions) => { survey: Survey } | null;
};

/** What n8n calls when a workflow with the trigger is published, tried out or unpublished. */
export type PageHooks = {
	/** Whether everything is published as the node has it; a survey of this version, that is. */
	checkExists(hook: IHookFunctions): Promise<boolean>;
	/** Publishes the page. Publishing again only refreshes what changed. `now` in epoch ms. */
	create(hook: IHookFunctions, now: number): Promise<boolean>;
	/** Marks the page as gone. A database that is away must not keep a workflow published. */
	remove(hook: IHookFunctions, now: number): Promise<boolean>;
};

function addressOf(hook: IHookFunctions, { parameter, example }: PublishedPage['path']): string {
	const address = hook.getNodeWebhookUrl('default');
	if (address === undefined || address.includes('/:')) {
		throw new SetupError(
			`The path "${String(hook.getNodeParameter(parameter, ''))}" makes no address of its own.`,
			`Give a fixed path, for example ${example}, or leave it empty.`,
		);
	}
	return address;
}

/** The hooks of a trigger that publishes a page. What is unwise about a survey is logged, not refused. */
export function publishing({ page, path, define }: PublishedPage): PageHooks {
	return {
		async checkExists(hook) {
			try {
				// A trial publishes nothing; `create` looks whether the survey can be defined.
				if (isTrial(hook)) return false;
				const defined = define(hook);
				if (defined === null) return false;
				const house = await openHouse(hook);
				const address = addressOf(hook, path);
				const { survey } = defined;
				return await isSurveyPublished(house, { node: servingNode(hook), address, survey });
			} catch (error) {
				throw asNodeError(hook.getNode(), error);
			}
		},
		async create(hook, now) {
			try {
				const { survey = null } = define(hook) ?? {};
				const house = await openHouse(hook);
				for (const { text } of survey ? wordingOf(house, survey) : []) {
					hook.logger.warn(`Survey "${survey?.key}": ${text}`, { surveyKey: survey?.key });
				}
				const node = servingNode(hook);
				const address = addressOf(hook, path);
				if (!isTrial(hook)) await publishPage(house, now, { page, node, address, survey });
				else if (survey) await noteDraft(house, now, { node, address, survey });
				return true;
			} catch (error) {
				throw asNodeError(hook.getNode(), error);
			}
		},
		async remove(hook, now) {
			if (isTrial(hook)) return true;
			try {
				await retirePage(await openHouse(hook), now, servingNode(hook));
				return true;
			} catch (error) {
				const { message } = error as Error;
				hook.logger.error(`The ${page} page could not be marked as unpublished: ${message}`);
				return false;
			}
		},
	};
}
