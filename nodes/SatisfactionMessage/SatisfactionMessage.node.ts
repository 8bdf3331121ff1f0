import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { testWorkspaceCredential } from '../connection/open-house';
import { operationProperties, toolProperties } from '../connection/operation-properties';
import { pickersIn } from '../connection/pickers';
import { asToolWith } from '../connection/tool';
import { runOperations } from '../connection/run-operations';
import { testSmtpCredential } from '../connection/smtp';
import { credentialTestsOf } from '../connection/system-credential';
import { channelCredentials } from './actions/channel-field';
import { listOfCampaign } from './actions/list';
import { send } from './actions/send';
import { outputNames } from './actions/sending';
import { write } from './actions/write';

/** The first is what a node does that was never opened. */
const operations = [send, write, listOfCampaign];

const properties = operationProperties([write, send, listOfCampaign], 'send');

/** Sends messages, each once, and records what became of them. */
export class SatisfactionMessage implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Satisfaction Message',
		name: 'satisfactionMessage',
		icon: { light: 'file:../../icons/message.svg', dark: 'file:../../icons/message.dark.svg' },
		group: ['output'],
		version: [1],
		subtitle:
			'={{ $parameter["operation"] === "write" ? "Write to " + ($parameter["to"] === "address" ? $parameter["address"] : $parameter["to"] ?? "a group") : $parameter["operation"] === "list" ? ["List", $parameter["campaign"]].filter((text) => text).join(": ") : "Send" }}',
		description:
			'Sends invitations, reminders and case messages, or a message of your own, by mail, chat or SMS, each once',
		defaults: { name: 'Satisfaction Message' },
		usableAsTool: asToolWith(toolProperties(properties, operations)),
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['Sent', 'Not Sent'],
		credentials: [
			{
				name: 'satisfactionWorkspaceApi',
				displayName: 'Satisfaction Workspace',
				required: true,
				testedBy: 'testWorkspaceCredential',
			},
			{
				name: 'satisfactionSmtpApi',
				displayName: 'Satisfaction SMTP',
				required: true,
				displayOptions: { show: { mailServer: ['another'], channel: ['email', 'preferred'] } },
				testedBy: 'testSmtpCredential',
			},
			// n8n's linter reads them here: one for each channel, as `channelCredentials` writes them.
			{
				name: 'satisfactionWecomRobotApi',
				required: true,
				testedBy: 'testSatisfactionWecomRobotApi',
				displayOptions: { show: { channel: ['wecom_robot'] } },
			},
			{
				name: 'satisfactionWecomApi',
				testedBy: 'testSatisfactionWecomApi',
				displayOptions: { show: { channel: ['wecom_app', 'preferred'] } },
			},
			{
				name: 'satisfactionDingtalkRobotApi',
				required: true,
				testedBy: 'testSatisfactionDingtalkRobotApi',
				displayOptions: { show: { channel: ['dingtalk_robot'] } },
			},
			{
				name: 'satisfactionDingtalkApi',
				testedBy: 'testSatisfactionDingtalkApi',
				displayOptions: { show: { channel: ['dingtalk_notice', 'preferred'] } },
			},
			{
				name: 'satisfactionFeishuRobotApi',
				required: true,
				testedBy: 'testSatisfactionFeishuRobotApi',
				displayOptions: { show: { channel: ['feishu_robot'] } },
			},
			{
				name: 'satisfactionFeishuApi',
				testedBy: 'testSatisfactionFeishuApi',
				displayOptions: { show: { channel: ['feishu_app', 'preferred'] } },
			},
			{
				name: 'satisfactionWechatApi',
				testedBy: 'testSatisfactionWechatApi',
				displayOptions: { show: { channel: ['wechat_template', 'preferred'] } },
			},
			{
				name: 'satisfactionSmsApi',
				testedBy: 'testSatisfactionSmsApi',
				displayOptions: { show: { channel: ['sms_http', 'preferred'] } },
			},
		],
		// In the order of the fields of Write and Send; the others are among them.
		properties,
	};

	methods = {
		credentialTest: {
			testWorkspaceCredential,
			testSmtpCredential,
			...credentialTestsOf(channelCredentials.map(({ name }) => name)),
		},
		loadOptions: pickersIn(properties),
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperations(this, operations, { names: outputNames, failed: 'Not Sent' });
	}
}
