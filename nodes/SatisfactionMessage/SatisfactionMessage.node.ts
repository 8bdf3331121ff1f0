import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { channels } from '../../core/systems';
import { testWorkspaceCredential } from '../connection/open-house';
import { operationProperties, toolProperties } from '../connection/operation-properties';
import { asToolWith } from '../connection/tool';
import { runOperations } from '../connection/run-operations';
import { testSmtpCredential } from '../connection/smtp';
import { credentialTestsOf } from '../connection/system-credential';
import { send } from './actions/send';
import { outputNames } from './actions/sending';
import { write } from './actions/write';

/** The first is what a node does that was never opened. */
const operations = [send, write];

const properties = operationProperties([write, send], 'send');

/** Sends messages, each once, and records what became of them. */
export class SatisfactionMessage implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Satisfaction Message',
		name: 'satisfactionMessage',
		icon: { light: 'file:../../icons/message.svg', dark: 'file:../../icons/message.dark.svg' },
		group: ['output'],
		version: [1],
		subtitle:
			'={{ $parameter["operation"] === "write" ? "Write to " + ($parameter["to"] === "address" ? $parameter["address"] : $parameter["to"]) : "Send" }}',
		description: 'Sends invitations, reminders and case messages, or a mail of your own, each once',
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
				displayOptions: { show: { mailServer: ['another'] } },
				testedBy: 'testSmtpCredential',
			},
			{
				name: 'satisfactionWecomRobotApi',
				displayName: 'Satisfaction WeCom Robot',
				required: true,
				displayOptions: { show: { channel: ['wecom_robot'] } },
				testedBy: 'testSatisfactionWecomRobotApi',
			},
			{
				name: 'satisfactionWecomApi',
				displayName: 'Satisfaction WeCom',
				required: true,
				displayOptions: { show: { channel: ['wecom_app'] } },
				testedBy: 'testSatisfactionWecomApi',
			},
			{
				name: 'satisfactionDingtalkRobotApi',
				displayName: 'Satisfaction DingTalk Robot',
				required: true,
				displayOptions: { show: { channel: ['dingtalk_robot'] } },
				testedBy: 'testSatisfactionDingtalkRobotApi',
			},
			{
				name: 'satisfactionDingtalkApi',
				displayName: 'Satisfaction DingTalk',
				required: true,
				displayOptions: { show: { channel: ['dingtalk_notice'] } },
				testedBy: 'testSatisfactionDingtalkApi',
			},
			{
				name: 'satisfactionFeishuRobotApi',
				displayName: 'Satisfaction Feishu Robot',
				required: true,
				displayOptions: { show: { channel: ['feishu_robot'] } },
				testedBy: 'testSatisfactionFeishuRobotApi',
			},
			{
				name: 'satisfactionFeishuApi',
				displayName: 'Satisfaction Feishu',
				required: true,
				displayOptions: { show: { channel: ['feishu_app'] } },
				testedBy: 'testSatisfactionFeishuApi',
			},
			{
				name: 'satisfactionWechatApi',
				displayName: 'Satisfaction WeChat',
				required: true,
				displayOptions: { show: { channel: ['wechat_template'] } },
				testedBy: 'testSatisfactionWechatApi',
			},
			{
				name: 'satisfactionSmsApi',
				displayName: 'Satisfaction SMS',
				required: true,
				displayOptions: { show: { channel: ['sms_http'] } },
				testedBy: 'testSatisfactionSmsApi',
			},
		],
		// In the order of the fields of Write and Send; the others are among them.
		properties,
	};

	methods = {
		credentialTest: {
			testWorkspaceCredential,
			testSmtpCredential,
			...credentialTestsOf(channels.map(({ credential }) => credential)),
		},
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperations(this, operations, { names: outputNames, failed: 'Not Sent' });
	}
}
