import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

import type { House } from '../core/loop/house';
import type { DialectName } from '../core/store/store';
import { teachBare } from './bare-lesson';
import { countBuiltInCases } from './built-in-tables';
import { type ExecutionBook, openExecutionBook, untilFinished } from './executions';
import { type Figure, figureOf, median, rounded, spoken } from './figure';
import { sendInvitations } from './invitations';
import { say } from './say';
import type { Stage } from './stage';

const connections = 10;
/** Executions of each side before the first that counts: n8n runs for weeks, and compiled by then. */
const warmUp = 300;
/** Executions of one side before the next one's turn. */
const turn = 100;

export type LoopSpeed = {
	vsBuiltIn: Figure;
	vsBare: Figure;
	/** The same with the store in SQLite. */
	vsBareInSqlite: Figure;
	/** Executions finished a second, median. */
	perSecond: Record<SideName, number>;
	/** Executions of each side, all finished without an error. */
	executions: number;
};

type SideName = 'ours' | 'builtIn' | 'bare' | 'oursInSqlite';
type Side = {
	name: SideName;
	path: string;
	/** Bodies of the answers still to give. */
	bodies: string[];
	/** Cases in the side's database. */
	cases: (() => Promise<number>) | null;
	speeds: number[];
};

/**
 * Answer → score → route → case, from the first answer until n8n has finished the last execution;
 * against built-in nodes with the same effects, and against as many nodes that do nothing.
 */
export async function measureLoop(
	stage: Stage,
	{ rounds, executions }: { rounds: number; executions: number },
): Promise<LoopSpeed> {
	const perRound = Math.ceil(executions / rounds);
	const total = perRound * rounds + warmUp;
	say(`loop: preparing ${total} invitations for each side`);
	const sides = await prepare(stage, total);
	const book = openExecutionBook(stage.userFolder);
	try {
		await settle(book);
		say(`loop: warming up, ${warmUp} executions of each side`);
		for (const side of sides) await run(stage, book, side, warmUp);
		for (let round = 0; round < rounds; round++) {
			const seconds = new Map<Side, number>();
			for (let done = 0; done < perRound; done += turn) {
				const count = Math.min(turn, perRound - done);
				const order = (round + done / turn) % 2 === 0 ? sides : [...sides].reverse();
				for (const side of order) {
					const took = await run(stage, book, side, count);
					seconds.set(side, (seconds.get(side) ?? 0) + took);
				}
			}
			for (const side of sides) side.speeds.push(perRound / (seconds.get(side) ?? 0));
			const speeds = sides.map(({ name, speeds: own }) => `${name} ${rounded(own.at(-1) ?? 0)}`);
			say(`loop: round ${round + 1} of ${rounds}: ${speeds.join(', ')} executions/s`);
		}
	} finally {
		book.close();
	}
	const speedsOf = (name: SideName) => sides.find((side) => side.name === name)?.speeds ?? [];
	const ratio = (name: SideName, against: SideName) =>
		figureOf(speedsOf(name).map((speed, round) => speed / (speedsOf(against)[round] ?? speed)));
	const vsBuiltIn = ratio('ours', 'builtIn');
	const vsBare = ratio('ours', 'bare');
	const vsBareInSqlite = ratio('oursInSqlite', 'bare');
	say(
		`loop: vs built-in ${spoken(vsBuiltIn)}, vs bare ${spoken(vsBare)}, in SQLite ${spoken(vsBareInSqlite)}`,
	);
	const perSecond = Object.fromEntries(
		sides.map(({ name, speeds }) => [name, rounded(median(speeds))]),
	) as LoopSpeed['perSecond'];
	return { vsBuiltIn, vsBare, vsBareInSqlite, perSecond, executions: perRound * rounds };
}

async function prepare(stage: Stage, total: number): Promise<Side[]> {
	const answersTo = async (dialect: DialectName): Promise<string[]> => {
		const house = stage.houses[dialect];
		const sent = await sendInvitations(house, stage.surveys.loop.key, total, Date.now());
		return sent.map(({ lowAnswer }) => lowAnswer);
	};
	const ours = await answersTo('postgres');
	await teachBare(stage);
	const side = (name: SideName, path: string, bodies: string[], cases: Side['cases']): Side => ({
		name,
		path: `/webhook/${path}`,
		bodies,
		cases,
		speeds: [],
	});
	const builtIn = ours.map((_, index) => `invitation=inv_${Date.now()}_${index}&score=1`);
	return [
		side('ours', stage.surveys.loop.path.postgres, [...ours], casesOf(stage.houses.postgres)),
		side('builtIn', 'bench-built-in', builtIn, async () => await countBuiltInCases(stage.postgres)),
		side('bare', 'bench-bare', [...ours], null),
		side(
			'oursInSqlite',
			stage.surveys.loop.path.sqlite,
			await answersTo('sqlite'),
			casesOf(stage.houses.sqlite),
		),
	];
}

const casesOf =
	({ store }: House) =>
	async (): Promise<number> => {
		const { n } = await store.db
			.selectFrom('case_file')
			.select(({ fn }) => fn.countAll<number>().as('n'))
			.executeTakeFirstOrThrow();
		return Number(n);
	};

/** Gives `count` answers and waits until n8n has finished the last execution; seconds. */
async function run(stage: Stage, book: ExecutionBook, side: Side, count: number): Promise<number> {
	const bodies = side.bodies.splice(0, count);
	const cases = (await side.cases?.()) ?? 0;
	const failed = book.failed();
	const before = book.started();
	const began = performance.now();
	await post(`${stage.address}${side.path}`, bodies);
	await untilFinished(book, { name: side.name, since: before, failed, count });
	const seconds = (performance.now() - began) / 1000;
	const opened = ((await side.cases?.()) ?? count) - cases;
	if (side.cases && opened !== count) {
		throw new Error(`"${side.name}" opened ${opened} cases for ${count} answers.`);
	}
	return seconds;
}

/** Waits until what came before has ended: nothing is open, and for a second nothing has started. */
async function settle(book: ExecutionBook): Promise<void> {
	for (let before = -1; book.open() > 0 || book.started() !== before;) {
		before = book.started();
		await sleep(1_000);
	}
}

/** Posts all bodies over a few connections that stay open. */
async function post(url: string, bodies: readonly string[]): Promise<void> {
	const agent = new Agent({ keepAlive: true, maxSockets: connections });
	let next = 0;
	const one = async (): Promise<void> => {
		for (let body = bodies[next++]; body !== undefined; body = bodies[next++]) {
			const status = await send(url, agent, body);
			if (status !== 200) throw new Error(`${url} answered ${status}.`);
		}
	};
	try {
		await Promise.all(Array.from({ length: connections }, one));
	} finally {
		agent.destroy();
	}
}

async function send(url: string, agent: Agent, body: string): Promise<number> {
	return await new Promise((resolve, reject) => {
		const outgoing = request(url, {
			agent,
			method: 'POST',
			headers: {
				'content-type': 'application/x-www-form-urlencoded',
				'content-length': Buffer.byteLength(body),
			},
		});
		outgoing.on('response', (answer) => {
			answer.resume();
			answer.on('end', () => resolve(answer.statusCode ?? 0));
			answer.on('error', reject);
		});
		outgoing.on('error', reject);
		outgoing.end(body);
	});
}
