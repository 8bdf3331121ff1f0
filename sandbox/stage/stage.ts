import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

import packageJson from '../../package.json';
import { type ChatCatcher, startChats } from '../chat/robots';
import type { System } from '../day/plan';
import { createMailbox, type Mailbox } from '../mail/mailbox';
import { type MailReader, startMailReader } from '../mail/reader';
import { type SmtpCatcher, startSmtp } from '../mail/smtp';
import { connect, type N8nClient, newLogin } from '../n8n/client';
import { createCredentials } from '../n8n/credentials';
import { makeTable } from '../n8n/data-tables';
import type { Release } from '../n8n/environment';
import type { RunningN8n } from '../n8n/process';
import { importWorkflow, type ImportedWorkflow, publishWorkflow } from '../n8n/workflows';
import type { StoreReader } from '../store/reader';
import { credentialsFor } from './credentials';
import { changeSettings, doByHand, type HandWork, prepareWorkspace } from './prepare-workspace';
import { findSenders, type Sender } from './senders';
import { sandboxSettings } from './settings';
import { setUpTemplate, templatesToPublish } from './templates';
import { oneProcess, queueMode } from './topology';

/** Everything that takes part, running. */
export type Stage = {
	/** The n8n with the editor. */
	n8n: RunningN8n;
	/** That one and, in queue mode, the webhook process and the workers. */
	processes: readonly RunningN8n[];
	/** Where customers, owners and senders come. */
	address: string;
	/** Name of the workspace credential that the templates use. */
	workspaceCredential: string;
	client: N8nClient;
	mailbox: Mailbox;
	smtp: SmtpCatcher;
	reader: MailReader;
	chats: ChatCatcher;
	store: StoreReader;
	/** By file name without `.json`. */
	workflows: Map<string, ImportedWorkflow>;
	senders: Record<System, Sender>;
	/** Changes settings of the workspace, by a workflow of that name. */
	change: (name: string, settings: Record<string, unknown>) => Promise<void>;
	/** Lets somebody execute one node by hand, in a workflow of that name. */
	byHand: (name: string, work: HandWork) => Promise<void>;
	/** Ends all of it; a folder that was made for it goes too. */
	stop: () => Promise<void>;
};

export type StageOptions = {
	/** n8n's port; free ones are found for everything else. */
	port?: number;
	/** Told in one line what is being done. */
	say?: (line: string) => void;
	/** Queue mode: four processes over PostgreSQL and Redis, in place of one. */
	queue?: boolean;
	/** Environment of n8n on top of the usual one. */
	env?: Record<string, string | undefined>;
	/** The n8n to start, and the Node to start it with; the usual ones without it. */
	release?: Release;
	/** Told what n8n has been seen to do with the package. */
	reached?: (step: 'load' | 'import' | 'publish') => void;
	/** Settings on top of the sandbox's. */
	settings?: Record<string, unknown>;
	/** _Take Back After_ of every timer, when the template's is too long to wait for. */
	leaseMinutes?: number;
	/** Of the templates; English without it. */
	language?: 'en' | 'zh-CN';
	signal?: AbortSignal;
};

const clock = 'the-clock';

/** Whom *Quarterly NPS* asks. */
const tableOfCustomers = [
	{ name: 'Ann Lee', email: 'ann.lee@customers.example', language: 'en' },
	{ name: '林晓', email: 'lin.xiao@customers.example', language: 'zh-CN' },
];

/** Starts an n8n as a user would have it after an afternoon: package, credentials, templates. */
export async function startStage(options: StageOptions = {}): Promise<Stage> {
	const say = options.say ?? (() => {});
	const endings: Array<() => Promise<void> | void> = [];
	const stop = async () => {
		for (const end of endings.reverse().splice(0)) await end();
	};
	const reached = options.reached ?? (() => {});
	const checked = () => options.signal?.throwIfAborted();
	try {
		const userFolder = await mkdtemp(join(tmpdir(), 'satisfaction-sandbox-'));
		endings.push(async () => await rm(userFolder, { recursive: true, force: true, maxRetries: 3 }));

		const mailbox = createMailbox();
		const smtp = await startSmtp(mailbox);
		endings.push(smtp.stop);
		const reader = await startMailReader(mailbox);
		endings.push(reader.stop);
		const chats = await startChats();
		endings.push(chats.stop);

		const start = options.queue === true ? queueMode : oneProcess;
		const { processes, address, store, database } = await start({
			userFolder,
			...(options.port === undefined ? {} : { port: options.port }),
			env: options.env ?? {},
			...(options.release === undefined ? {} : { release: options.release }),
			say,
			began: (end) => endings.push(end),
		});
		const [n8n] = processes;
		checked();

		const client = await connect(n8n.address, newLogin());
		await checkLoaded(client);
		reached('load');
		const files = await templatesToPublish(options.leaseMinutes, options.language);
		const { list, senderSecrets, workspace } = credentialsFor(files.values(), smtp.port, database);
		say(`Making ${list.length} credentials`);
		await createCredentials(client, list);

		say(`Importing ${files.size} templates`);
		const workflows = new Map<string, ImportedWorkflow>();
		for (const [key, file] of files) workflows.set(key, await importWorkflow(client, file));
		reached('import');
		checked();
		say('Setting up the workspace');
		const setUp = workflows.get(setUpTemplate);
		if (!setUp) throw new Error(`There is no template "${setUpTemplate}".`);
		await prepareWorkspace(client, setUp, workspace, { ...sandboxSettings, ...options.settings });
		checked();
		await makeTable(client, 'customers', tableOfCustomers);
		// The clock first: nobody has to be told that it is missing.
		const inOrder = [...workflows].sort(
			([key], [other]) => Number(other === clock) - Number(key === clock),
		);
		for (const [, workflow] of inOrder) await publish(client, workflow, say);
		reached('publish');
		checked();
		const senders = findSenders([...workflows.values()], address, senderSecrets);
		const change = async (name: string, settings: Record<string, unknown>) =>
			await changeSettings(client, name, workspace, settings);
		const byHand = async (name: string, work: HandWork) =>
			await doByHand(client, name, workspace, work);
		return {
			n8n,
			processes,
			address,
			workspaceCredential: workspace,
			client,
			mailbox,
			smtp,
			reader,
			chats,
			store,
			workflows,
			senders,
			change,
			byHand,
			stop,
		};
	} catch (error) {
		await stop();
		throw error;
	}
}

/** A host that cannot load a package starts without it, and says so at most in its log. */
async function checkLoaded(client: N8nClient): Promise<void> {
	const { content: types } = await client.file<Array<{ name: string }>>('types/nodes.json');
	const known = new Set(types.map(({ name }) => name));
	const missing = packageJson.n8n.nodes
		.map((file) => basename(file, '.node.js').replace(/^./, (first) => first.toLowerCase()))
		.filter((name) => !known.has(`${packageJson.name}.${name}`));
	if (missing.length > 0) throw new Error(`n8n has not loaded ${missing.join(', ')}.`);
}

/** Publishes a workflow that has a trigger which listens. */
async function publish(
	client: N8nClient,
	workflow: ImportedWorkflow,
	say: (line: string) => void,
): Promise<void> {
	if (!workflow.nodes.some(listens)) return;
	say(`Publishing "${workflow.name}"`);
	const published = await publishWorkflow(client, workflow.id);
	if (published.ok) return;
	throw new Error(`"${workflow.name}" could not be published: ${published.messages.join(' ')}`);
}

/** Triggers that a person starts by hand, or another workflow, do not listen. */
function listens({ type }: { type: string }): boolean {
	const waits = ['n8n-nodes-base.manualTrigger', 'n8n-nodes-base.executeWorkflowTrigger'];
	return /trigger$/i.test(type) && !waits.includes(type);
}
