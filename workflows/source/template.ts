import type { INodeParameters } from 'n8n-workflow';

import type { SatisfactionItem } from '../../core/model/item';
import type { Kind } from './kinds';
import type { Language } from './languages';

/** Whom a lane concerns; each is one of n8n's seven colours. */
export type Colour = 'you' | 'low' | 'customer' | 'systems' | 'learn' | 'optional';

/** What the library is ordered by; the order is that of the index. */
export type Group =
	'Start here' | 'Closed loop' | 'Systems: in' | 'Systems: out' | 'Customers' | 'Care' | 'Insight';

export type NodeSource = {
	kind: Kind;
	/** The same in every language; what differs stands with the words. */
	parameters?: INodeParameters;
	/** Runs for the first item alone. */
	once?: true;
	/** What stands below its name in place of n8n's own line, where that is too long; the same in every language. */
	below?: string;
};

/** One phase: a note with its nodes, row below row. `null` leaves a place empty. */
export type Lane<Id extends string = string> = {
	colour: Colour;
	rows: ReadonlyArray<ReadonlyArray<Id | null>>;
	/** Line of the canvas, from 0. */
	line?: number;
};

/** Fields of an item; the rest of its parts is `null`. Rows of a table have other fields. */
export type Sample = Partial<SatisfactionItem> | Record<string, string | number>;

/** Everything people read, in one language. */
export type Words<Id extends string = string> = {
	title: string;
	/** One sentence: what it does. */
	sentence: string;
	who: string;
	/** What to change first, one to three lines that name the node. */
	change: readonly string[];
	/** What has to be there: another template. */
	needs?: string;
	lanes: ReadonlyArray<{ head: string; text: string }>;
	nodes: Record<Id, string>;
	parameters?: Partial<Record<Id, INodeParameters>>;
	/** What a node gives while its sample is pinned; it leaves on the first output. */
	samples?: Partial<Record<Id, readonly Sample[]>>;
};

/** A workflow to import: what stands on the canvas once, its words in every language. */
export type Template<Id extends string = string> = {
	/** Name of its file, without `.json`. */
	file: string;
	group: Group;
	nodes: Record<Id, NodeSource>;
	/** From left to right. */
	lanes: ReadonlyArray<Lane<Id>>;
	/** `answer.Low > find`; without the name of an output the first one. */
	wires: readonly string[];
	/** Whether n8n keeps its successful runs; not where customers' comments flow. */
	keepsRuns?: boolean;
	words: Record<Language, Words<Id>>;
};

/** Lets the compiler check that every language names every node, and no other. */
export function defineTemplate<const Id extends string>(template: Template<Id>): Template {
	return template as unknown as Template;
}
