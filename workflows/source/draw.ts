import { createHash } from 'node:crypto';
import type { INodeParameters } from 'n8n-workflow';

import { fillItem } from '../../core/model/item';
import { kinds } from './kinds';
import { frames, type Language } from './languages';
import { type Box, place, type PlacedNode } from './layout/place';
import { laneNote, noteColours, titleNote } from './notes';
import type { Sample, Template } from './template';
import { wiresOf } from './wires';

type Credential = { id: null; name: string };

export type DrawnNode = {
	id: string;
	name: string;
	type: string;
	typeVersion: number;
	position: [number, number];
	parameters: INodeParameters;
	executeOnce?: boolean;
	notes?: string;
	notesInFlow?: boolean;
	webhookId?: string;
	credentials?: Record<string, Credential>;
};

type Target = { node: string; type: 'main'; index: 0 };

/** A workflow as n8n imports it. */
export type DrawnWorkflow = {
	id: string;
	name: string;
	active: false;
	versionId: string;
	nodes: DrawnNode[];
	connections: Record<string, { main: Target[][] }>;
	pinData: Record<string, Array<{ json: object }>>;
	settings: Record<string, string>;
	meta: { templateCredsSetupCompleted: false };
	tags: [];
};

/** A template in one language. */
export function draw(template: Template, language: Language): DrawnWorkflow {
	const frame = frames[language];
	const words = template.words[language];
	const { title, lanes, nodes } = place(template);
	const set = `${template.file}${frame.suffix}`;
	const named = (id: string): string => words.nodes[id] ?? id;
	const notes = [
		note(title, titleNote(template, language), noteColours.title),
		...lanes.map((lane, at) =>
			note(lane, laneNote(template, at, language), noteColours[lane.colour]),
		),
	];
	return {
		id: `satisfaction-${set}`,
		name: frame.workflow(words.title),
		active: false,
		versionId: uuid(`${set}/version`),
		nodes: [
			...notes.map((one, at) => ({
				id: uuid(`${set}/note/${at}`),
				name: frame.note(at + 1),
				...one,
			})),
			...nodes.map((node) => drawNode(node, set, named(node.id), words.parameters?.[node.id])),
		],
		connections: connectionsOf(template, named),
		pinData: pinned(words.samples ?? {}, named),
		settings: {
			executionOrder: 'v1',
			...(template.keepsRuns ? {} : { saveDataSuccessExecution: 'none' }),
			...zoneOf(nodes, language),
		},
		meta: { templateCredsSetupCompleted: false },
		tags: [],
	};
}

function note({ x, y, width, height }: Box, content: string, color: number) {
	return {
		type: 'n8n-nodes-base.stickyNote',
		typeVersion: 1,
		position: [x, y] as [number, number],
		parameters: { content, width, height, color },
	};
}

function drawNode(
	{ id, kind, x, y, parameters, once, below }: PlacedNode,
	set: string,
	name: string,
	own: INodeParameters = {},
): DrawnNode {
	const { type, typeVersion, webhook, credentials } = kinds[kind];
	const named = Object.entries(credentials).map(([key, account]) => [
		key,
		{ id: null, name: account },
	]);
	return {
		id: uuid(`${set}/${id}`),
		name,
		type,
		typeVersion,
		position: [x, y],
		parameters: { ...parameters, ...own },
		...(once && { executeOnce: true }),
		...(below !== undefined && { notes: below, notesInFlow: true }),
		...(webhook && { webhookId: uuid(`${set}/${id}/webhook`) }),
		...(named.length > 0 && {
			credentials: Object.fromEntries(named) as Record<string, Credential>,
		}),
	};
}

function connectionsOf(template: Template, named: (id: string) => string) {
	const connections: DrawnWorkflow['connections'] = {};
	for (const { from, output, to } of wiresOf(template)) {
		const { main } = (connections[named(from)] ??= { main: [] });
		while (main.length <= output) main.push([]);
		main[output]?.push({ node: named(to), type: 'main', index: 0 });
	}
	return connections;
}

function pinned(
	samples: Partial<Record<string, readonly Sample[]>>,
	named: (id: string) => string,
): DrawnWorkflow['pinData'] {
	const entries = Object.entries(samples).map(([id, items = []]) => [
		named(id),
		items.map((item) => ({ json: isRow(item) ? item : fillItem({}, item) })),
	]);
	return Object.fromEntries(entries) as DrawnWorkflow['pinData'];
}

/** A row of a table holds plain values, an item holds parts. */
const isRow = (item: Sample): item is Record<string, string | number> =>
	Object.values(item).every((value) => typeof value === 'string' || typeof value === 'number');

/** n8n counts in New York unless it is told; a Chinese template says where it is nine o'clock. */
function zoneOf(nodes: readonly PlacedNode[], language: Language): Record<string, string> {
	const scheduled = nodes.some(({ kind }) => kind === 'Schedule');
	return scheduled && language === 'zh' ? { timezone: 'Asia/Shanghai' } : {};
}

/** The same for ever: importing a template again changes no address. */
function uuid(text: string): string {
	const hex = createHash('sha256').update(text).digest('hex');
	const parts = [8, 12, 16, 20].map((end, at) => hex.slice([0, 8, 12, 16][at], end));
	const [a, b, c = '', d = ''] = parts;
	return [a, b, `4${c.slice(1)}`, `a${d.slice(1)}`, hex.slice(20, 32)].join('-');
}
