import type { IDataObject, INode, INodeExecutionData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { SatisfactionError } from '../../core/model/errors';

/** Our fault as n8n shows it: what happened as the title, what to do below it. */
export function asNodeError(node: INode, error: unknown, itemIndex?: number): NodeOperationError {
	if (error instanceof NodeOperationError) return error;
	if (error instanceof SatisfactionError) {
		// An admin's or a sender's mistake is no bug of n8n's: keep it out of error reporting.
		return new NodeOperationError(node, error.message, {
			itemIndex,
			description: error.hint,
			level: 'warning',
		});
	}
	return new NodeOperationError(node, error as Error, { itemIndex });
}

/** A fault as one text, for places that have no second line: what happened, then what to do. */
export function wordsOf(error: unknown): string {
	const { message } = error as Error;
	return error instanceof SatisfactionError ? `${sentence(message)} ${error.hint}` : message;
}

/** What another program said ends as it likes; a sentence follows. */
const sentence = (text: string): string => (/[.!?。！？…:：]$/.test(text) ? text : `${text}.`);

/** The item that goes on when the node is set to continue on errors. */
export function errorItem(
	node: INode,
	error: unknown,
	json: IDataObject,
	itemIndex: number,
): INodeExecutionData {
	const shown = asNodeError(node, error, itemIndex);
	return {
		json: { ...json, error: shown.message, errorHint: shown.description ?? null },
		error: shown,
		pairedItem: { item: itemIndex },
	};
}
