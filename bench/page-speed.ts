import autocannon from 'autocannon';
import axios from 'axios';

import { teachBare } from './bare-lesson';
import { type Figure, figureOf, median, rounded, spoken } from './figure';
import { type Link, sendInvitations } from './invitations';
import { say } from './say';
import type { Stage } from './stage';

const connections = 10;
/** As many different links are opened in turn. */
const links = 100;
const formAddress = '/form/6f3f0c52-5d0a-4f61-9c1e-aaaaaaaaaa08';

type SideName = 'inSqlite' | 'inPostgres' | 'bare' | 'formTrigger';

export type PageSpeed = {
	/** With the store in SQLite, as it is unless one chooses otherwise. */
	vsBare: Figure;
	vsFormTrigger: Figure;
	/** The first of them with the store in PostgreSQL. */
	vsBareInPostgres: Figure;
	/** Pages a second, median. */
	perSecond: Record<SideName, number>;
	gzipBytesOnTheWire: number;
};

type Side = { name: SideName; paths: string[]; speeds: number[] };

/** Seconds each side is asked before the first that counts: n8n runs for weeks, and compiled by then. */
const warmUp = 8;

/**
 * The survey page as n8n serves it, against a trigger that sends the same bytes from memory and
 * against n8n's own form page. A round is made of slices of one second, one side after the other, so
 * that whatever else the machine does meets them all.
 */
export async function measurePages(
	stage: Stage,
	{ rounds, seconds }: { rounds: number; seconds: number },
): Promise<PageSpeed> {
	const sides = await prepare(stage);
	for (const side of sides) await ask(stage, side, warmUp);
	for (let round = 0; round < rounds; round++) {
		const taken = new Map<Side, number[]>(sides.map((side) => [side, []]));
		for (let slice = 0; slice < seconds; slice++) {
			const order = (round + slice) % 2 === 0 ? sides : [...sides].reverse();
			for (const side of order) taken.get(side)?.push(await ask(stage, side, 1));
		}
		for (const side of sides) side.speeds.push(mean(taken.get(side) ?? []));
		const speeds = sides.map(({ name, speeds: own }) => `${name} ${rounded(own.at(-1) ?? 0)}`);
		say(`page: round ${round + 1} of ${rounds}: ${speeds.join(', ')} pages/s`);
	}
	const speedsOf = (name: SideName) => sides.find((side) => side.name === name)?.speeds ?? [];
	const ratio = (name: SideName, against: SideName) =>
		figureOf(speedsOf(name).map((speed, round) => speed / (speedsOf(against)[round] ?? speed)));
	const perSecond = Object.fromEntries(
		sides.map(({ name, speeds }) => [name, rounded(median(speeds))]),
	) as PageSpeed['perSecond'];
	const vsBare = ratio('inSqlite', 'bare');
	const vsFormTrigger = ratio('inSqlite', 'formTrigger');
	const vsBareInPostgres = ratio('inPostgres', 'bare');
	say(
		`page: vs bare ${spoken(vsBare)}, in PostgreSQL ${spoken(vsBareInPostgres)}, vs form ${spoken(vsFormTrigger)}`,
	);
	const gzipBytesOnTheWire = await onTheWire(stage, sides[0]?.paths ?? []);
	return { vsBare, vsFormTrigger, vsBareInPostgres, perSecond, gzipBytesOnTheWire };
}

async function prepare(stage: Stage): Promise<Side[]> {
	const { key, path } = stage.surveys.page;
	const now = Date.now();
	const inSqlite = await sendInvitations(stage.houses.sqlite, key, links, now);
	const inPostgres = await sendInvitations(stage.houses.postgres, key, links, now);
	const queries = (to: string, of: readonly Link[]) =>
		of.map(({ token }) => `/webhook/${to}?t=${token}`);
	await teachBare(stage);
	return [
		{ name: 'inSqlite', paths: queries(path.sqlite, inSqlite), speeds: [] },
		{ name: 'bare', paths: queries('bench-bare-page', inSqlite), speeds: [] },
		{ name: 'inPostgres', paths: queries(path.postgres, inPostgres), speeds: [] },
		{ name: 'formTrigger', paths: [formAddress], speeds: [] },
	];
}

const mean = (values: readonly number[]): number =>
	values.reduce((sum, value) => sum + value, 0) / values.length;

/** Pages a second over some seconds. */
async function ask(stage: Stage, { name, paths }: Side, seconds: number): Promise<number> {
	const result = await autocannon({
		url: stage.address,
		connections,
		duration: seconds,
		requests: paths.map((path) => ({ method: 'GET' as const, path })),
	});
	const failed = result.non2xx + result.errors + result.timeouts;
	if (failed > 0) throw new Error(`${failed} requests of "${name}" were not answered with 200.`);
	return result['2xx'] / result.duration;
}

/** What a browser receives of the page. */
async function onTheWire(stage: Stage, paths: readonly string[]): Promise<number> {
	const answer = await axios.get<ArrayBuffer>(`${stage.address}${paths[0] ?? ''}`, {
		proxy: false,
		decompress: false,
		responseType: 'arraybuffer',
		headers: { 'accept-encoding': 'gzip' },
	});
	if (answer.headers['content-encoding'] !== 'gzip') throw new Error('n8n did not compress.');
	return answer.data.byteLength;
}
