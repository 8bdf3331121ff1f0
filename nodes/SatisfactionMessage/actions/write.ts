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
} from '../../connection/operation';
import { mailServerField } from '../../connection/smtp';
import { channelField } from './channel-field';
import { doneWith, type Output, sendingOf } from './sending';
import { writeFields, writeOptions } from './write-fields';

/** Writes a mail of one's own about the item, and sends it. */
export const write: Operation<Output> = {
	value: 'write',
	name: 'Write and Send',
	action: 'Write and send a message',
	description: 'Write to the customer, the owner or an address, and send it once',
	fields: [...writeFields, channelField, mailServerField, outputsField, writeOptions],
	execute: async (call) => {
		const own = ownMessage(call);
		return doneWith(call.json, await writeMessage(await sendingOf(call), call.json, own));
	},
};

function ownMessage(call: Call): OwnMessage {
	const { parameter } = call;
	const options = collection(call, 'options');
	const kind = readWord(parameter('to', 'customer'), 'To', ['customer', 'owner', 'address']);
	return {
		whom: kind === 'address' ? { kind, address: textOf(parameter('address', '')) ?? '' } : { kind },
		...versionOf({ subject: parameter('subject', ''), text: parameter('text', '') }),
		others: otherVersions(collection(call, 'otherLanguages').version),
		format: readWord(options.format ?? 'markdown', 'Text Is', ['markdown', 'plain']),
		greeting: options.greeting !== false,
		key: textOf(options.key),
		writer: writerOf(call),
	};
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
