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

export type PageSpeed = {
	vsBare: Figure;
	vsFormTrigger: Figure;
	/** Pages a second, median. */
	perSecond: { survey: number; surveyInSqlite: number; bare: number; formTrigger: number };
	gzipBytesOnTheWire: number;
};

type Side = { name: keyof PageSpeed['perSecond']; paths: string[]; speeds: number[] };

/**
 * The survey page as n8n serves it, against a trigger that sends the same bytes from memory and
 * against n8n's own form page; each asked by ten connections in turn.
 */
export async function measurePages(
	stage: Stage,
	{ rounds, seconds }: { rounds: number; seconds: number },
): Promise<PageSpeed> {
	const { key, path } = stage.surveys.page;
	const now = Date.now();
	const sent = {
		postgres: await sendInvitations(stage.houses.postgres, key, links, now),
		sqlite: await sendInvitations(stage.houses.sqlite, key, links, now),
	};
	const queries = (to: string, of: readonly Link[]) =>
		of.map(({ token }) => `/webhook/${to}?t=${token}`);
	const ours = queries(path.postgres, sent.postgres);
	await teachBare(stage);
	const sides: Side[] = [
		{ name: 'survey', paths: ours, speeds: [] },
		{ name: 'bare', paths: queries('bench-bare-page', sent.postgres), speeds: [] },
		{ name: 'surveyInSqlite', paths: queries(path.sqlite, sent.sqlite), speeds: [] },
		{ name: 'formTrigger', paths: [formAddress], speeds: [] },
	];
	for (const side of sides) await ask(stage, side, 2);
	for (let round = 0; round < rounds; round++) {
		const order = round % 2 === 0 ? sides : [...sides].reverse();
		for (const side of order) side.speeds.push(await ask(stage, side, seconds));
	}
	const speedsOf = (name: Side['name']) => sides.find((side) => side.name === name)?.speeds ?? [];
	const against = (name: Side['name']) =>
		figureOf(speedsOf('survey').map((speed, round) => speed / (speedsOf(name)[round] ?? speed)));
	const perSecond = Object.fromEntries(
		sides.map(({ name, speeds }) => [name, rounded(median(speeds))]),
	) as PageSpeed['perSecond'];
	const vsBare = against('bare');
	const vsFormTrigger = against('formTrigger');
	say(
		`page: ${perSecond.survey} pages/s, bare ${perSecond.bare}, form ${perSecond.formTrigger}; vs bare ${spoken(vsBare)}, vs form ${spoken(vsFormTrigger)}`,
	);
	return { vsBare, vsFormTrigger, perSecond, gzipBytesOnTheWire: await onTheWire(stage, ours) };
}

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
