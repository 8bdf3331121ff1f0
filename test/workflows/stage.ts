import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { INodeTypes } from 'n8n-workflow';

import type { JsonObject } from '../../core/model/json';
import { closeSmtp } from '../../core/systems/smtp/smtp';
import { type MailServer, startMailServer } from '../core/systems/mail-server';
import {
	callWebhook,
	changeWebhook,
	type Credentials,
	type RunningTrigger,
	type RunResult,
	runTrigger,
	runWorkflow,
	type WebhookAnswer,
	type WebhookCall,
} from '../engine/engine';
import { aWorkspace, mailsBy, type Workspace } from '../nodes/a-workspace';
import { everyNode } from './nodes';
import { nodeOf, readTemplate, type Template } from './template';

/** A secret as most systems have them; Formbricks writes the same one in a form of its own. */
export const secret = Buffer.from('a secret of the sender').toString('base64');
const formbricksSecret = `whsec_${secret}`;

export type Published = {
	template: Template;
	/** Runs the workflow from a trigger, with the items of each of its outputs. */
	run: (trigger: string, outputs: object[][]) => Promise<RunResult>;
	/** Calls a webhook trigger and runs what it hands over. */
	call: (
		trigger: string,
		request: Partial<WebhookCall>,
	) => Promise<{ answer: WebhookAnswer; result: RunResult | null }>;
	/** Lets the timers beat once and runs everything they hand over, to the end. */
	beat: () => Promise<RunResult[]>;
};

export type Stage = {
	workspace: Workspace;
	mail: MailServer;
	/** What was posted to the group robot, and its address. */
	chat: { address: string; messages: unknown[] };
	publish: (name: string, change?: (template: Template) => void) => Promise<Published>;
	/** Makes everything that is planned due now. */
	letTimePass: () => Promise<void>;
	/** Mails that arrived, by their first receiver. */
	mailsTo: (address: string) => Array<{ subject: string; text: string; html: string }>;
	close: () => Promise<void>;
};

let nodeTypes: Promise<INodeTypes> | undefined;

/** A workspace with a store of its own, a mail server and a group robot, for templates to act on. */
export async function aStage(settings: JsonObject = {}): Promise<Stage> {
	const [types, workspace, mail, chat] = await Promise.all([
		(nodeTypes ??= everyNode()),
		aWorkspace(settings),
		startMailServer(),
		startChat(),
	]);
	mailsBy(workspace, mail);
	workspace.credentials.satisfactionSenderApi = { secret };
	const { db } = workspace.house.store;
	return {
		workspace,
		mail,
		chat,
		publish: async (name, change) => {
			const template = readTemplate(name);
			change?.(template);
			return await publish(template, types, { ...workspace.credentials });
		},
		letTimePass: async () => {
			await db
				.updateTable('due')
				.set({ due_at: Date.now() - 1, lease_until: 0 })
				.execute();
			await db
				.updateTable('invitation')
				.set({ due_at: Date.now() - 1 })
				.where('state', '=', 'scheduled')
				.execute();
		},
		mailsTo: (address) =>
			mail.arrived
				.filter(({ to }) => to[0] === address)
				.map(({ mail: { subject = '', text = '', html } }) => ({
					subject,
					text,
					html: html || '',
				})),
		close: async () => {
			closeSmtp();
			await mail.close();
			await chat.close();
			await workspace.close();
		},
	};
}

/** Does what n8n does when the workflow is published: webhooks register, timers start. */
async function publish(
	template: Template,
	types: INodeTypes,
	credentials: Credentials,
): Promise<Published> {
	const isFormbricks = template.nodes.some(({ parameters }) => parameters?.source === 'formbricks');
	if (isFormbricks) credentials.satisfactionSenderApi = { secret: formbricksSecret };
	const shared = { workflow: template, nodeTypes: types, credentials };
	const timers: Array<{ name: string; running: RunningTrigger; taken: number }> = [];
	for (const { name, type, webhookId } of template.nodes) {
		if (webhookId !== undefined) {
			const method = type.endsWith('satisfactionCrmTrigger') ? 'POST' : 'GET';
			await changeWebhook({ ...shared, node: name, method }, 'publish');
		}
		if (type.endsWith('satisfactionTimerTrigger')) {
			timers.push({ name, running: await runTrigger({ ...shared, node: name }), taken: 0 });
		}
	}
	const run: Published['run'] = async (trigger, outputs) =>
		await runWorkflow({ ...shared, start: trigger, outputs });
	return {
		template,
		run,
		call: async (trigger, request) => {
			nodeOf(template, trigger);
			const answer = await callWebhook({ ...shared, node: trigger, ...request });
			const { workflowData } = answer;
			return { answer, result: workflowData ? await run(trigger, workflowData) : null };
		},
		beat: async () => {
			const results: RunResult[] = [];
			for (const timer of timers) {
				await timer.running.tick();
				// A beat goes on by itself after the cron has called it.
				for (let turn = 0; turn < 30; turn++) await new Promise((next) => setTimeout(next, 5));
				const { emissions } = timer.running;
				for (; timer.taken < emissions.length; timer.taken++) {
					const emission = emissions[timer.taken];
					const result = await run(timer.name, emission?.outputs ?? []);
					emission?.donePromise?.resolve(result.run);
					results.push(result);
				}
				await new Promise((next) => setTimeout(next, 20));
			}
			return results;
		},
	};
}

async function startChat() {
	const messages: unknown[] = [];
	const server = createServer((request, response) => {
		const parts: Buffer[] = [];
		request.on('data', (part: Buffer) => parts.push(part));
		request.on('end', () => {
			messages.push(JSON.parse(Buffer.concat(parts).toString('utf8')));
			response.setHeader('content-type', 'application/json').end('{"errcode":0,"errmsg":"ok"}');
		});
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/robot/send`;
	const close = async () => {
		server.closeAllConnections();
		await new Promise((done) => server.close(done));
	};
	return { address, messages, close };
}
