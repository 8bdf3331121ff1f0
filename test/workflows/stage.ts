import type { IDataObject, INodeTypes, IPinData, IRun } from 'n8n-workflow';

import type { JsonObject } from '../../core/model/json';
import { closeSmtp } from '../../core/systems/smtp/transport';
import type { Language } from '../../workflows/source/languages';
import { type MailServer, startMailServer } from '../core/systems/mail-server';
import {
	callWebhook,
	changeWebhook,
	type Credentials,
	type RunningTrigger,
	runTrigger,
	runWorkflow,
	type WebhookAnswer,
	type WebhookCall,
} from '../engine/engine';
import { aWorkspace, mailsBy, type Workspace } from '../nodes/a-workspace';
import { everyNode } from './nodes';
import { drawn, type DrawnTemplate, nodeOf } from './template';

/** A secret as the systems of the templates have it. */
export const secret = Buffer.from('a secret of the sender').toString('base64');

export type Ran = {
	/** What a node gave on an output, by its id in the source. */
	items: (node: string, output?: number) => IDataObject[];
	error: Error | undefined;
	/** Everything n8n tells of the execution. */
	run: IRun;
};

export type Draft = {
	template: DrawnTemplate;
	/** A person presses *Execute*: what is pinned stands in for the node. */
	tryOut: (trigger: string) => Promise<Ran>;
};

export type Published = Draft & {
	/** Runs the workflow from a trigger, with the items it gives on each of its outputs. */
	run: (trigger: string, outputs?: object[][]) => Promise<Ran>;
	/** Goes on with an execution that waits, with what somebody has answered its node. */
	goOn: (waiting: Ran, node: string, answer: object) => Promise<Ran>;
	/** Calls a webhook trigger and runs what it hands over. */
	call: (
		trigger: string,
		request: Partial<WebhookCall>,
	) => Promise<{ answer: WebhookAnswer; result: Ran | null }>;
	/** Lets everything that beats beat once and runs what it hands over, to the end. */
	beat: () => Promise<Ran[]>;
};

export type Stage = {
	workspace: Workspace;
	/** n8n's data tables, for a test to fill. */
	tables: Record<string, object[]>;
	mail: MailServer;
	/** Publishes a template, as a person who has imported it and perhaps changed something. */
	publish: (
		file: string,
		change?: ((template: DrawnTemplate) => void) | null,
		language?: Language,
	) => Promise<Published>;
	/** Opens a template that was imported and not published. */
	draft: (file: string, language?: Language) => Draft;
	/** Fills the workspace from the template that does; customers are asked at once, at any hour. */
	setUp: (language?: Language) => Promise<void>;
	/** Makes everything that is planned due now. */
	letTimePass: () => Promise<void>;
	/** Mails that arrived, by their first receiver. */
	mailsTo: (address: string) => Array<{ subject: string; text: string; html: string }>;
	close: () => Promise<void>;
};

let nodeTypes: Promise<INodeTypes> | undefined;

/** A workspace with a store of its own and a mail server, for templates to act on. */
export async function aStage(settings: JsonObject = {}): Promise<Stage> {
	const [types, workspace, mail] = await Promise.all([
		(nodeTypes ??= everyNode()),
		aWorkspace(settings),
		startMailServer(),
	]);
	mailsBy(workspace, mail);
	const { db } = workspace.house.store;
	const past = () => Date.now() - 1;
	const tables: Stage['tables'] = {};
	const n8n = { types, credentials: workspace.credentials, tables };
	const stage: Stage = {
		workspace,
		mail,
		tables,
		publish: async (file, change, language = 'en') => {
			const template = drawn(file, language);
			change?.(template);
			return await publish(template, n8n);
		},
		draft: (file, language) => {
			const { template, tryOut } = opened(drawn(file, language), n8n);
			return { template, tryOut };
		},
		setUp: async (language) => {
			const { tryOut } = await stage.publish('set-up', withoutDelay, language);
			const { error } = await tryOut('start');
			if (error) throw error;
		},
		letTimePass: async () => {
			await db.updateTable('due').set({ due_at: past(), lease_until: 0 }).execute();
			await db
				.updateTable('invitation')
				.set({ due_at: past() })
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
			await workspace.close();
		},
	};
	return stage;
}

function withoutDelay(template: DrawnTemplate): void {
	const { parameters } = nodeOf(template, 'company');
	parameters.contactPolicy = { delay: '0s', quietHours: { entries: { from: '', to: '' } } };
}

type Beating = { id: string; running: RunningTrigger; taken: number };

/** What n8n gives a workflow. */
type N8n = { types: INodeTypes; credentials: Credentials; tables: Stage['tables'] };

/** A workflow in n8n's hands. */
function opened(template: DrawnTemplate, { types, credentials, tables }: N8n) {
	const satisfactionSenderApi = { secret };
	const shared = {
		workflow: template,
		tables,
		nodeTypes: types,
		credentials: { ...credentials, satisfactionSenderApi },
	};
	const named = (id: string): string => nodeOf(template, id).name;
	const execute = async (
		id: string,
		options: { outputs: object[][]; pinData?: IPinData; waiting?: IRun },
	) => {
		const mode = options.pinData ? ('manual' as const) : ('trigger' as const);
		const result = await runWorkflow({ ...shared, ...options, start: named(id), mode });
		const items: Ran['items'] = (node, output = 0) => result.outputs[named(node)]?.[output] ?? [];
		return { ...result, items };
	};
	const tryOut = async (trigger: string): Promise<Ran> =>
		await execute(trigger, { outputs: [[{}]], pinData: template.pinData as IPinData });
	return { template, shared, named, execute, tryOut };
}

/** Does what n8n does when the workflow is published: webhooks register, triggers start. */
async function publish(template: DrawnTemplate, n8n: N8n): Promise<Published> {
	const { shared, named, execute, tryOut } = opened(template, n8n);
	const { types } = n8n;
	const beating: Beating[] = [];
	for (const id of Object.keys(template.source.nodes)) {
		const { name, type, typeVersion, webhookId } = nodeOf(template, id);
		if (webhookId !== undefined && type.startsWith('n8n-nodes-satisfaction')) {
			const method = type.endsWith('satisfactionCrmTrigger') ? 'POST' : 'GET';
			await changeWebhook({ ...shared, node: name, method }, 'publish');
		}
		const { trigger } = types.getByNameAndVersion(type, typeVersion);
		if (trigger && type.startsWith('n8n-nodes-satisfaction')) {
			beating.push({ id, running: await runTrigger({ ...shared, node: name }), taken: 0 });
		}
	}
	return {
		template,
		tryOut,
		run: async (trigger, outputs = [[{}]]) => await execute(trigger, { outputs }),
		goOn: async (waiting, node, answer) =>
			await execute(node, { outputs: [[answer]], waiting: waiting.run }),
		call: async (trigger, request) => {
			const answer = await callWebhook({ ...shared, node: named(trigger), ...request });
			const { workflowData } = answer;
			const result = workflowData ? await execute(trigger, { outputs: workflowData }) : null;
			return { answer, result };
		},
		beat: async () => {
			const results: Ran[] = [];
			for (const one of beating) {
				await one.running.tick();
				// A beat goes on by itself after the cron has called it.
				for (let turn = 0; turn < 30; turn++) await new Promise((next) => setTimeout(next, 5));
				const { emissions } = one.running;
				for (; one.taken < emissions.length; one.taken++) {
					const emission = emissions[one.taken];
					const result = await execute(one.id, { outputs: emission?.outputs ?? [] });
					emission?.donePromise?.resolve(result.run);
					results.push(result);
				}
				await new Promise((next) => setTimeout(next, 20));
			}
			return results;
		},
	};
}
