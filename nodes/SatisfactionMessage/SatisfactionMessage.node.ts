import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { readSettings } from '../../core/loop/workspace/settings';
import { asNodeError, errorItem } from '../connection/node-error';
import { openHouse, testWorkspaceCredential } from '../connection/open-house';
import { openSmtp, testSmtpCredential } from '../connection/smtp';
import { itemOf } from './actions/outgoing';
import { send, type Sending } from './actions/send';

/** Sends the messages that other nodes wrote, each once, and records what became of them. */
export class SatisfactionMessage implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Satisfaction Message',
		name: 'satisfactionMessage',
		icon: { light: 'file:../../icons/message.svg', dark: 'file:../../icons/message.dark.svg' },
		group: ['output'],
		version: [1],
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["channel"] }}',
		description: 'Sends invitations, reminders and case messages once, and records failures',
		defaults: { name: 'Satisfaction Message' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['Sent', 'Not Sent'],
		credentials: [
			{
				name: 'satisfactionWorkspaceApi',
				displayName: 'Workspace',
				required: true,
				testedBy: 'testWorkspaceCredential',
			},
			{
				name: 'satisfactionSmtpApi',
				displayName: 'Mail Server',
				required: true,
				testedBy: 'testSmtpCredential',
			},
		],
		properties: [
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				options: [
					{
						name: 'Send',
						value: 'send',
						description: 'Send the message of each item, once',
						action: 'Send a message',
					},
				],
				default: 'send',
			},
			{
				displayName: 'Channel',
				name: 'channel',
				type: 'options',
				noDataExpression: true,
				options: [{ name: 'Email', value: 'email', description: 'By SMTP' }],
				default: 'email',
				description:
					'How the message travels. For other channels, send with another node and record the delivery with Satisfaction Survey.',
			},
			{
				displayName: 'Outputs',
				name: 'outputs',
				type: 'options',
				noDataExpression: true,
				options: [
					{
						name: 'Separate',
						value: 'separate',
						description: 'Sent items on the first output, all others on the second',
					},
					{
						name: 'Single',
						value: 'single',
						description: 'All items on the first output, told apart by outcome.code; for AI agents',
					},
				],
				default: 'separate',
			},
			{
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				placeholder: 'Add option',
				default: {},
				options: [
					{
						displayName: 'From',
						name: 'from',
						type: 'string',
						default: '',
						placeholder: 'e.g. Service Team <service@example.com>',
						description: 'Sender in place of the one in the credential',
					},
					{
						displayName: 'Item as JSON',
						name: 'item',
						type: 'json',
						default: '',
						description:
							'Item to send in place of the incoming one. AI agents hand over here what Satisfaction Survey gave them.',
					},
					{
						displayName: 'To',
						name: 'to',
						type: 'string',
						default: '',
						placeholder: 'e.g. name@example.com',
						description:
							'Receiver in place of the one the message names. Test items go to the test address of the workspace all the same.',
					},
				],
			},
		],
	};

	methods = { credentialTest: { testWorkspaceCredential, testSmtpCredential } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const items = this.getInputData();
		const outputs: INodeExecutionData[][] = [[], []];
		const single = this.getNodeParameter('outputs', 0, 'separate') === 'single';
		const shared = await openAll(this);
		const retries: Array<{ error: unknown; index: number }> = [];
		for (const [index, { json }] of items.entries()) {
			try {
				const options = this.getNodeParameter('options', index, {}) as IDataObject;
				const [from, to] = [options.from, options.to].map((text) => String(text ?? '').trim());
				const item = itemOf(options.item, json);
				const done = await send({ ...shared, from: from ?? '', to: to ?? '' }, Date.now, item);
				if (done.retry) {
					if (done.retry.everybody || this.continueOnFail()) throw done.retry.error;
					// The other items are sent before the node fails for this one.
					retries.push({ error: done.retry.error, index });
					continue;
				}
				outputs[done.sent || single ? 0 : 1]?.push({
					json: done.item as IDataObject,
					pairedItem: { item: index },
				});
			} catch (error) {
				if (!this.continueOnFail()) throw asNodeError(this.getNode(), error, index);
				outputs[single ? 0 : 1]?.push(errorItem(this.getNode(), error, json, index));
			}
		}
		const [first] = retries;
		if (first) throw asNodeError(this.getNode(), first.error, first.index);
		return outputs;
	}
}

/** What all items of a run share. */
async function openAll(context: IExecuteFunctions): Promise<Omit<Sending, 'from' | 'to'>> {
	try {
		const house = await openHouse(context);
		const account = await openSmtp(context);
		let known: Promise<string | null> | undefined;
		const testAddress = async () =>
			await (known ??= readSettings(house).then(({ settings }) => settings.testAddress));
		return { house, account, testAddress, trial: context.getMode() === 'manual' };
	} catch (error) {
		throw asNodeError(context.getNode(), error);
	}
}
