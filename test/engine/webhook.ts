import { Readable } from 'node:stream';
import { HookContext, WebhookContext } from 'n8n-core';
import type {
	IDataObject,
	IHttpRequestMethods,
	INodeType,
	INodeTypes,
	IWebhookData,
	IWebhookDescription,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { additionalData } from './additional-data';
import type { Credentials } from './additional-data';
import { buildWorkflow } from './workflow';
import type { WorkflowJson } from './workflow';

export interface WebhookCall {
	workflow: WorkflowJson;
	nodeTypes: INodeTypes;
	/** The name of the trigger node that is called. */
	node: string;
	method?: IHttpRequestMethods;
	/** Which of the node's webhooks; by default the first for the method. */
	name?: IWebhookDescription['name'];
	/** An object is sent as JSON, text and bytes as they are. */
	body?: object | string | Buffer;
	query?: Record<string, string>;
	headers?: Record<string, string>;
	params?: Record<string, string>;
	credentials?: Credentials;
	/** `webhook` by default; `manual` is *Listen for test event*. */
	mode?: WorkflowExecuteMode;
	/** Told the status of the answer, also when the node throws after it. */
	answered?: (status: number) => void;
}

export interface WebhookAnswer {
	/** The status that the node sent, or undefined when it left the answer to n8n. */
	status: number | undefined;
	headers: Record<string, string>;
	body: string;
	/** Whether the answer was completed: n8n never ends one that the node began. */
	ended: boolean;
	/** What the node hands to the workflow by output; undefined starts no execution. */
	workflowData: IDataObject[][] | undefined;
	/** True when the node said that it answers by itself. */
	noWebhookResponse: boolean;
	/** What the node leaves n8n to answer with. */
	webhookResponse: unknown;
}

/** The parsed body, as n8n hands it to a node of version 2 or later. */
function parse(raw: Buffer, type: string): unknown {
	const text = raw.toString('utf8');
	if (type.startsWith('application/json')) return text ? JSON.parse(text) : {};
	if (type.startsWith('application/x-www-form-urlencoded')) {
		const fields: Record<string, string | string[]> = {};
		for (const [key, value] of new URLSearchParams(text)) {
			const before = fields[key];
			fields[key] = before === undefined ? value : [before, value].flat();
		}
		return fields;
	}
	return type.startsWith('text/plain') ? text : {};
}

function fakeRequest(call: WebhookCall) {
	const { body = '', method = 'POST' } = call;
	const isRaw = typeof body === 'string' || Buffer.isBuffer(body);
	const raw = Buffer.isBuffer(body)
		? body
		: Buffer.from(isRaw ? String(body) : JSON.stringify(body));
	const given = Object.entries(call.headers ?? {}).map(([key, value]) => [
		key.toLowerCase(),
		value,
	]);
	const headers: Record<string, string> = {
		host: 'n8n.example.test',
		'content-length': String(raw.length),
		...(isRaw ? {} : { 'content-type': 'application/json; charset=utf-8' }),
		...Object.fromEntries(given),
	};
	const stream = Readable.from(raw.length > 0 ? [raw] : []);
	return Object.assign(stream, {
		method,
		url: '/webhook',
		headers,
		query: call.query ?? {},
		params: call.params ?? {},
		ip: '127.0.0.1',
		socket: { remoteAddress: '127.0.0.1' },
		rawBody: raw,
		readRawBody: async () => await Promise.resolve(),
		body: parse(raw, headers['content-type'] ?? ''),
		get: (name: string) => headers[name.toLowerCase()],
		header: (name: string) => headers[name.toLowerCase()],
	});
}

/** The part of Express's response that a node uses, writing down what it is told. */
function fakeResponse() {
	const seen = { status: 200, headers: {} as Record<string, string>, body: '', ended: false };
	const response = {
		seen,
		get headersSent() {
			return seen.ended;
		},
		get writableEnded() {
			return seen.ended;
		},
		get statusCode() {
			return seen.status;
		},
		set statusCode(code: number) {
			seen.status = code;
		},
		status: (code: number) => ((seen.status = code), response),
		setHeader: (name: string, value: unknown) => (
			(seen.headers[name.toLowerCase()] = String(value)),
			response
		),
		set: (name: string | Record<string, string>, value?: string) => {
			const all = typeof name === 'string' ? { [name]: value } : name;
			for (const [key, one] of Object.entries(all)) response.setHeader(key, one);
			return response;
		},
		header: (name: string | Record<string, string>, value?: string) => response.set(name, value),
		removeHeader: (name: string) => void delete seen.headers[name.toLowerCase()],
		getHeader: (name: string) => seen.headers[name.toLowerCase()],
		get: (name: string) => seen.headers[name.toLowerCase()],
		type: (type: string) => response.setHeader('content-type', type),
		writeHead: (code: number, headers: Record<string, string> = {}) => (
			response.status(code),
			response.set(headers)
		),
		write: (text: unknown) => ((seen.body += String(text)), true),
		end: (text: unknown = '') => ((seen.body += String(text)), (seen.ended = true), response),
		send: (text: unknown = '') =>
			response.end(
				typeof text === 'object' && !Buffer.isBuffer(text) ? JSON.stringify(text) : text,
			),
		json: (value: unknown) => (
			response.type('application/json'),
			response.end(JSON.stringify(value))
		),
		redirect: (code: number, url: string) => (
			response.status(code),
			response.setHeader('location', url),
			response.end()
		),
		sendStatus: (code: number) => (response.status(code), response.end()),
		on: () => response,
		once: () => response,
	};
	return response;
}

function findWebhook(type: INodeType, { name, method = 'POST' }: WebhookCall): IWebhookDescription {
	const all = type.description.webhooks ?? [];
	const found = all.find((webhook) =>
		name === undefined
			? String(webhook.httpMethod).split(',').includes(method)
			: webhook.name === name,
	);
	if (found) return found;
	throw new Error(`${type.description.name} has no webhook for ${name ?? method}.`);
}

function prepare(call: WebhookCall) {
	const { nodeTypes, credentials = {}, mode = 'webhook' } = call;
	const { workflow, about } = buildWorkflow(call.workflow, nodeTypes, credentials);
	const node = workflow.getNode(call.node);
	if (!node) throw new Error(`The workflow has no node "${call.node}".`);
	const type = nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
	const webhookDescription = findWebhook(type, call);
	const data = additionalData(about, credentials, mode);
	const webhook: IWebhookData = {
		httpMethod: call.method ?? 'POST',
		node: node.name,
		path: '',
		webhookDescription,
		workflowId: about.id,
		workflowExecuteAdditionalData: data,
		isTest: mode === 'manual',
	};
	return { workflow, node, type, data, webhook, mode };
}

/** Calls a node's `webhook()` in n8n's own context and gives what it sent and handed over. */
export async function callWebhook(call: WebhookCall): Promise<WebhookAnswer> {
	const { workflow, node, type, data, webhook, mode } = prepare(call);
	if (!type.webhook) throw new Error(`${type.description.name} has no webhook().`);
	const response = fakeResponse();
	// Stand-ins for Express's objects, which are made from a socket.
	Object.assign(data, { httpRequest: fakeRequest(call), httpResponse: response });
	const context = new WebhookContext(workflow, node, data, mode, webhook, [], null);
	const { seen } = response;
	const result = await type.webhook.call(context).finally(() => {
		if (seen.ended) call.answered?.(seen.status);
	});
	return {
		status: seen.ended ? seen.status : undefined,
		headers: seen.headers,
		body: seen.body,
		ended: seen.ended,
		workflowData: result.workflowData?.map((output) => output.map(({ json }) => json)),
		noWebhookResponse: result.noWebhookResponse === true,
		webhookResponse: result.webhookResponse,
	};
}

/** As n8n 2.40 announces it: the end of a test differs from an unpublishing in `isTest` alone. */
const announced = {
	published: { mode: 'webhook', activation: 'activate', isTest: false },
	unpublished: { mode: 'internal', activation: 'update', isTest: false },
	listening: { mode: 'manual', activation: 'manual', isTest: true },
	listened: { mode: 'internal', activation: 'update', isTest: true },
} as const;

/**
 * Runs what n8n runs when a workflow with the node is published (`create`, unless `checkExists` says
 * that all is there) or unpublished (`delete`); in the mode `manual`, when somebody begins or ends to
 * listen for a test event. Gives what the method returned.
 */
export async function changeWebhook(
	call: Omit<WebhookCall, 'body' | 'query' | 'headers'>,
	change: 'publish' | 'unpublish',
): Promise<boolean> {
	const isTrial = call.mode === 'manual';
	const [begun, ended] = isTrial
		? ([announced.listening, announced.listened] as const)
		: ([announced.published, announced.unpublished] as const);
	const { mode, activation, isTest } = change === 'publish' ? begun : ended;
	const prepared = prepare({ method: 'GET', ...call, mode });
	const { workflow, node, type, data } = prepared;
	const webhook = { ...prepared.webhook, isTest };
	const methods = type.webhookMethods?.[webhook.webhookDescription.name];
	if (!methods) throw new Error(`${type.description.name} has no webhook methods.`);
	const context = new HookContext(workflow, node, data, mode, activation, webhook);
	if (change === 'unpublish') return await methods.delete.call(context);
	return (await methods.checkExists.call(context)) || (await methods.create.call(context));
}
