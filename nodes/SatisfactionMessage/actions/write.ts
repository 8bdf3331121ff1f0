import type { IDataObject } from 'n8n-workflow';

import type { OwnMessage } from '../../../core/loop/send/write-message';
import { writeMessage } from '../../../core/loop/send/write-message';
import { isObject } from '../../../core/model/json';
import { readLanguage, readWord } from '../../../core/model/read-input';
import {
	type Call,
	collection,
	type Operation,
	outputsField,
	textOf,
	textParameter,
} from '../../connection/operation';
import { fromModel, isTool } from '../../connection/tool';
import { channelField, groupKeys, mailServerField } from './channel-field';
import { channelOf, doneWith, type Output, sendingOf } from './sending';
import { aboutFields, writeFields, writeOptions } from './write-fields';

/** Writes a mail of one's own about the item, and sends it. */
export const write: Operation<Output> = {
	value: 'write',
	name: 'Write and Send',
	action: 'Write and send a message',
	description: 'Write to the customer, the owner or an address, and send it once',
	tool: {
		description:
			'Writes a mail to a customer or to the owner of a case and sends it at once; not to customers who have opted out. Returns whether it was sent, and if not, why.',
		inputs: {
			address: fromModel('Address', 'Mail address of who is written to'),
			subject: fromModel('Subject', 'One line'),
			text: fromModel('Text', 'The text in Markdown, without a greeting, which comes by itself'),
		},
	},
	fields: [
		...aboutFields,
		channelField,
		mailServerField,
		...writeFields,
		outputsField,
		writeOptions,
	],
	execute: async (call) => {
		const own = ownMessage(call);
		const item = isTool(call.context.getNode()) ? itemAbout(call) : call.json;
		return doneWith(item, await writeMessage(await sendingOf(call), item, own));
	},
};

/** A tool has no item: the model says whom and what it is about. */
function itemAbout(call: Call): IDataObject {
	const [id, email] = [textParameter(call, 'aboutCase'), textParameter(call, 'aboutCustomer')];
	return {
		...call.json,
		...(id !== null && { case: { id } }),
		...(email !== null && { customer: { email } }),
	};
}

function ownMessage(call: Call): OwnMessage {
	const { parameter } = call;
	const options = collection(call, 'options');
	return {
		whom: whomOf(call),
		...versionOf({ subject: parameter('subject', ''), text: parameter('text', '') }),
		others: otherVersions(collection(call, 'otherLanguages').version),
		format: readWord(options.format ?? 'markdown', 'Text Is', ['markdown', 'plain']),
		greeting: options.greeting !== false,
		purpose: readWord(options.purpose ?? 'service', 'Purpose', [
			'service',
			'promotional_care',
			'news',
		]),
		key: textOf(options.key) ?? toolKey(call),
		writer: writerOf(call),
	};
}

/** A group has no receiver of its own. */
function whomOf(call: Call): OwnMessage['whom'] {
	if (groupKeys.includes(channelOf(call))) return { kind: 'group' };
	const { parameter } = call;
	const kind = readWord(parameter('to', 'customer'), 'To', ['customer', 'owner', 'address']);
	return kind === 'address' ? { kind, address: textOf(parameter('address', '')) ?? '' } : { kind };
}

/**
 * A model may write several times about one case, and repeat a call that it took for failed: the same
 * text leaves once in an execution.
 */
function toolKey({ context, parameter }: Call): string | null {
	if (!isTool(context.getNode())) return null;
	return JSON.stringify([
		context.getExecutionId(),
		parameter('subject', ''),
		parameter('text', ''),
	]);
}

function otherVersions(given: unknown): OwnMessage['others'] {
	const rows = Array.isArray(given) ? given.filter(isObject) : [];
	return rows.map((row) => ({
		language: readLanguage(row.language, 'In Another Language: Language'),
		...versionOf(row),
	}));
}

const versionOf = ({ subject, text }: Record<string, unknown>) => ({
	subject: textOf(subject) ?? '',
	text: textOf(text) ?? '',
});

function writerOf({ context, index }: Call): OwnMessage['writer'] {
	return {
		workflowId: context.getWorkflow().id ?? '',
		nodeId: context.getNode().id,
		run: () => {
			// In a loop a node runs several times in an execution.
			const { $runIndex } = context.getWorkflowDataProxy(index);
			return `${context.getExecutionId()}:${String($runIndex)}:${index}`;
		},
	};
}
