import type { IExecuteFunctions } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { SetupError } from '../../core/model/errors';
import { isObject } from '../../core/model/json';

/** As much of a chat model of n8n as is used. */
type ChatModel = { invoke(messages: Array<[string, string]>): Promise<unknown> };

/**
 * The chat model that is connected to the node.
 *
 * @returns what puts a question to it and gives its answer as text
 * @throws SetupError if none is connected
 */
export async function chatModelOf(
	context: IExecuteFunctions,
	index: number,
): Promise<(question: { system: string; human: string }) => Promise<string>> {
	const given = await context.getInputConnectionData(NodeConnectionTypes.AiLanguageModel, index);
	const model: unknown = Array.isArray(given) ? given[0] : given;
	if (!isChatModel(model)) {
		throw new SetupError(
			'No chat model is connected.',
			'Connect one to the input Chat Model of this node, or switch Also Ask a Chat Model off.',
		);
	}
	return async ({ system, human }) =>
		answerText(
			await model.invoke([
				['system', system],
				['human', human],
			]),
		);
}

function isChatModel(given: unknown): given is ChatModel {
	return (
		typeof given === 'object' &&
		given !== null &&
		'invoke' in given &&
		typeof given.invoke === 'function'
	);
}

/** A message's content is a text, or a list of parts of which some are. */
function answerText(message: unknown): string {
	if (typeof message === 'string') return message;
	const content = isObject(message) ? message.content : null;
	if (typeof content === 'string') return content;
	if (!Array.isArray(content)) return '';
	return content
		.map((part: unknown) => (isObject(part) && typeof part.text === 'string' ? part.text : ''))
		.join('');
}
