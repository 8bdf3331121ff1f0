import { randomBytes } from 'node:crypto';

import type { WorkflowFile, WorkflowNode } from '../n8n/workflows';
import { isToldByShop } from './roles';
import type { Simulated } from './simulated';

/** Names of the credentials that a system's workflow uses; `workspace` is everybody's. */
export type Names = { workspace: string; sender: string; shop: string; account: string };

export const namesOf = (key: string, workspace: string): Names => ({
	workspace,
	sender: `${key} sender`,
	shop: `${key} shop`,
	account: `${key} account`,
});

/** The survey that a system's events ask by. */
export const surveyOf = (key: string): string => `round-${key.replaceAll('_', '-')}`;

/** Where a system sends its events. */
export const pathOf = (key: string): string => `round/${key}`;
export const shopPathOf = (key: string): string => `${pathOf(key)}/shop`;

type Piece = {
	name: string;
	/** Of this package, unless it names another. */
	type: string;
	version?: number;
	parameters: Record<string, unknown>;
	credentials?: Record<string, string>;
	/** Of each output in turn: the pieces it leads to. */
	to?: ReadonlyArray<readonly string[]>;
};

/**
 * The workflow of one system as an admin would wire it: its event asks, a low answer becomes a case, the
 * score is written back, a task is made, and the owner is told by its channels.
 *
 * @param address where its API is served
 */
export function workflowOf(system: Simulated, names: Names, address: string): WorkflowFile {
	const pieces = [
		...eventLane(system, names, address),
		...backLane(system, names, address),
		...wordLane(system),
	];
	const nodes = pieces.map((piece, place): WorkflowNode => {
		const { name, type, version = 1, parameters, credentials = {} } = piece;
		const id = idOf(system.key, place);
		const isOurs = !type.includes('.');
		const own = { ...(isOurs && { satisfactionWorkspaceApi: names.workspace }), ...credentials };
		return {
			id,
			name,
			type: isOurs ? `n8n-nodes-satisfaction.${type}` : type,
			typeVersion: version,
			position: [(place % 4) * 256, Math.floor(place / 4) * 192],
			parameters,
			credentials: Object.fromEntries(
				Object.entries(own).map(([kind, called]) => [kind, { id: null, name: called }]),
			),
			...(/trigger$/i.test(type) && { webhookId: id }),
		};
	});
	const connections = Object.fromEntries(
		pieces.flatMap(({ name, to }) =>
			to
				? [
						[
							name,
							{ main: to.map((some) => some.map((node) => ({ node, type: 'main', index: 0 }))) },
						] as const,
					]
				: [],
		),
	);
	return {
		name: `Round trip: ${system.key}`,
		nodes,
		connections,
		settings: { saveDataSuccessExecution: 'none' },
	};
}

function eventLane(system: Simulated, names: Names, address: string): Piece[] {
	const { key, push } = system;
	const survey = surveyOf(key);
	const behind: Piece[] = [
		{
			name: 'Find an owner',
			type: 'satisfactionRouter',
			parameters: { team: 'after-sales' },
			to: [['Open a case'], ['Open a case']],
		},
		{ name: 'Open a case', type: 'satisfactionCase', parameters: {} },
	];
	const triggers = eventTriggers(system, names);
	if (push?.says === 'answer') {
		const record = { name: 'Record the answer', type: 'satisfactionScore' };
		const fetch = fetchOf(system, names, address);
		const first = (fetch ?? record).name;
		const read = fetch && { answerFrom: 'item', tool: key, ...push.fetched };
		return [
			...triggers.map((trigger) => ({ ...trigger, to: [[first]] })),
			...(fetch ? [{ ...fetch, to: [[record.name]] }] : []),
			{ ...record, parameters: { surveyKey: survey, ...read }, to: [['Find an owner']] },
			...behind,
		];
	}
	if (triggers.length === 0) return [];
	return [
		...triggers.map((trigger) => ({ ...trigger, to: [['Ask the customer']] })),
		{ name: 'Ask the customer', type: 'satisfactionSurvey', parameters: { surveyKey: survey } },
		{
			name: 'Customer answers',
			type: 'satisfactionResponseTrigger',
			version: 2,
			parameters: { surveyKey: survey },
			to: [['Find an owner']],
		},
		...behind,
	];
}

/** What asks for an answer of which ids alone were told, as the guide says it. */
function fetchOf({ push, api }: Simulated, { account }: Names, address: string): Piece | null {
	if (!push?.fetched || !api) return null;
	return {
		name: 'Fetch the answer',
		type: 'n8n-nodes-base.httpRequest',
		version: 4.2,
		parameters: {
			url: `=${address}{{ $json.event.attributes.fetch }}`,
			authentication: 'genericCredentialType',
			genericAuthType: api.credential.type,
		},
		credentials: { [api.credential.type]: account },
	};
}

/** A system that only takes messages hears of its events from a shop. */
export const shopSecret = randomBytes(24).toString('hex');

function eventTriggers(system: Simulated, names: Names): Piece[] {
	const { key, push, api } = system;
	const called = { name: 'It happened', version: 2 };
	const pushed: Piece | null = push
		? {
				...called,
				type: 'satisfactionCrmTrigger',
				parameters: {
					path: pathOf(key),
					...(key !== 'generic' && { source: key }),
					...push.parameters,
				},
				credentials: { satisfactionSenderApi: names.sender },
			}
		: null;
	const polled: Piece | null =
		!push && api?.poll
			? {
					...called,
					type: 'satisfactionCrmPollTrigger',
					parameters: { system: key, ...api.poll },
					credentials: { [api.credential.type]: names.account },
				}
			: null;
	const shop: Piece | null = isToldByShop(system)
		? {
				name: 'A shop tells',
				type: 'satisfactionCrmTrigger',
				version: 2,
				parameters: { path: shopPathOf(key), genericOptions: { timestampHeader: 'X-Timestamp' } },
				credentials: { satisfactionSenderApi: names.shop },
			}
		: null;
	return [pushed, polled, shop].filter((one) => one !== null);
}

/** What is written back, as often as the simulated system says that it can be. */
function backLane({ key, api }: Simulated, names: Names, address: string): Piece[] {
	const deeds = Object.entries(api?.parameters ?? {});
	if (!api || deeds.length === 0) return [];
	const credentials = { [api.credential.type]: names.account };
	const { byN8n: host } = api;
	const nodes = deeds.map(([name, parameters], place): Piece => {
		if (host !== undefined) {
			const url = String(parameters.url).replace(host, address);
			const type = 'n8n-nodes-base.httpRequest';
			return { name, type, version: 4.2, parameters: { ...parameters, url }, credentials };
		}
		const next = deeds[place + 1]?.[0];
		return {
			name,
			type: 'satisfactionCrm',
			parameters: { system: key, ...parameters },
			credentials,
			...(next !== undefined && { to: [[next]] }),
		};
	});
	return [
		{
			name: 'An answer came',
			type: 'satisfactionActivityTrigger',
			version: 2,
			parameters: { activities: ['answered'], surveys: [surveyOf(key)] },
			// What n8n's own node gives on is the answer of the system.
			to: [deeds.slice(0, host === undefined ? 1 : deeds.length).map(([name]) => name)],
		},
		...nodes,
	];
}

const wordsOfCase = {
	subject: 'A new case of {customer}',
	text: '**{customer}** rated {score}: {comment}',
};

function wordLane({ key, words }: Simulated): Piece[] {
	const list = Object.entries(words ?? {});
	if (list.length === 0) return [];
	return [
		{
			name: 'A case is new',
			type: 'satisfactionActivityTrigger',
			version: 2,
			parameters: { activities: ['case_opened'], surveys: [surveyOf(key)] },
			to: [list.map(([channel]) => `Tell by ${channel}`)],
		},
		...list.map(([channel, { credential, parameters }]): Piece => {
			return {
				name: `Tell by ${channel}`,
				type: 'satisfactionMessage',
				parameters: { operation: 'write', to: 'owner', channel, ...wordsOfCase, ...parameters },
				credentials: { [credential.type]: `${key} ${channel}` },
			};
		}),
	];
}

/** Differs from system to system and from node to node. */
function idOf(key: string, place: number): string {
	let sum = 7;
	for (const sign of key) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 100_000_000;
	return `5c0ffee1-0000-4000-8000-${String(sum).padStart(8, '0')}${String(place).padStart(4, '0')}`;
}
