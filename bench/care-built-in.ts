import { request } from 'node:http';

import type { DialectName } from '../core/store/store';
import { type CareTables, fillBuiltInList, fillList, isAboutAll } from './care-list';
import { type ExecutionBook, openExecutionBook, untilFinished } from './executions';
import { type Figure, figureOf, median, rounded, spoken } from './figure';
import { processorTimeOf } from './processor-time';
import { say } from './say';
import { carePath, type Stage, stores } from './stage';

export type CareVsBuiltIn = {
	/** Items a second through Find Due over those through built-in nodes. */
	ratio: Figure;
	/** The same by the processor time of n8n with its task runner and of PostgreSQL. */
	processorRatio: Figure;
	/** Items a second over those of a workflow whose conditions and inserts are two statements for all. */
	vsSql: Figure;
	/** Medians. */
	perSecond: { ours: number; builtIn: number; sql: number };
	items: number;
};

type Took = { tookMs: number; processorMs: number };
type SideName = DialectName | 'builtIn' | 'sql';
type Side = { name: SideName; path: string; tables: CareTables; took: Took[] };

/**
 * News to a list of customers, in a real n8n: consent, cap, holdout, nothing twice, a message and its contact stored.
 * Through the Care node, and through If, Code and Postgres nodes over all items at once; the same items come in, and
 * the clock stops when n8n has finished the execution.
 */
export async function measureCareVsBuiltIn(
	stage: Stage,
	{ customers, rounds }: { customers: number; rounds: number },
): Promise<Record<DialectName, CareVsBuiltIn>> {
	const items = customers / 10;
	const sides: Side[] = [];
	for (const store of stores) {
		const tables = await fillList(stage.houses[store], items);
		sides.push({ name: store, path: carePath[store], tables, took: [] });
	}
	const tables = await fillBuiltInList(stage.postgres, stage.schema);
	sides.push({ name: 'builtIn', path: 'bench-care-built-in', tables, took: [] });
	sides.push({ name: 'sql', path: 'bench-care-sql', tables, took: [] });
	await stage.publishCare();
	const book = openExecutionBook(stage.userFolder);
	try {
		// The first round warms up.
		for (let round = 0; round <= rounds; round++) {
			for (const side of round % 2 === 0 ? sides : [...sides].reverse()) {
				const took = await run(stage, book, side, {
					count: items,
					edition: `${side.name}-${round}`,
				});
				if (round > 0) side.took.push(took);
				const { tookMs, processorMs } = took;
				say(
					`care: round ${round}, ${side.name} ${rounded(tookMs)} ms, processor ${rounded(processorMs)} ms`,
				);
			}
		}
	} finally {
		book.close();
	}
	const tookBy = (name: SideName) => sides.find((side) => side.name === name)?.took ?? [];
	const against = (store: DialectName): CareVsBuiltIn => {
		const ours = tookBy(store);
		const ratio = (other: SideName, key: keyof Took) => {
			const theirs = tookBy(other);
			return figureOf(ours.map((one, round) => (theirs[round]?.[key] ?? Number.NaN) / one[key]));
		};
		const perSecond = (all: readonly Took[]) =>
			rounded((items / median(all.map(({ tookMs }) => tookMs))) * 1_000);
		return {
			ratio: ratio('builtIn', 'tookMs'),
			processorRatio: ratio('builtIn', 'processorMs'),
			vsSql: ratio('sql', 'tookMs'),
			perSecond: {
				ours: perSecond(ours),
				builtIn: perSecond(tookBy('builtIn')),
				sql: perSecond(tookBy('sql')),
			},
			items,
		};
	};
	const found = { sqlite: against('sqlite'), postgres: against('postgres') };
	for (const [store, { ratio, processorRatio, vsSql, perSecond }] of Object.entries(found)) {
		say(
			`care: ${store} ${perSecond.ours} items/s, built-in ${perSecond.builtIn}, ratio ${spoken(ratio)}, by processor ${spoken(processorRatio)}, against SQL ${spoken(vsSql)}`,
		);
	}
	return found;
}

/** Sends a list through a workflow, and waits until n8n has finished it. */
async function run(
	stage: Stage,
	book: ExecutionBook,
	{ name, path, tables }: Side,
	list: { count: number; edition: string },
): Promise<Took> {
	const before = await tables.messages();
	const execution = { name, since: book.started(), failed: book.failed(), count: 1 };
	const used = processorTimeOf(stage.processes());
	const began = performance.now();
	await post(`${stage.address}/webhook/${path}`, JSON.stringify(list));
	await untilFinished(book, execution);
	const tookMs = performance.now() - began;
	const processorMs = processorTimeOf(stage.processes()) - used;
	const messages = (await tables.messages()) - before;
	if (!isAboutAll(messages, list.count)) {
		throw new Error(`"${name}" wrote to ${messages} of ${list.count}.`);
	}
	await tables.letTimePass();
	return { tookMs, processorMs };
}

async function post(url: string, body: string): Promise<void> {
	await new Promise<void>((resolve, reject) => {
		const headers = {
			'content-type': 'application/json',
			'content-length': Buffer.byteLength(body),
		};
		const outgoing = request(url, { method: 'POST', headers });
		outgoing.on('response', (answer) => {
			answer.resume();
			answer.on('end', () => resolve());
		});
		outgoing.on('error', reject);
		outgoing.end(body);
	});
}
