import autocannon from 'autocannon';
import axios from 'axios';

import { type Figure, figureOf, median, rounded, spoken } from './figure';
import { type Link, sendInvitations } from './invitations';
import { say } from './say';
import type { Served, Stage } from './stage';

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
	const sent = {
		postgres: await sendInvitations(stage.houses.postgres, stage.surveyKey, links, Date.now()),
		sqlite: await sendInvitations(stage.houses.sqlite, stage.surveyKey, links, Date.now()),
	};
	const queries = (path: string, of: readonly Link[]) =>
		of.map(({ token }) => `/webhook/${path}?t=${token}`);
	const ours = queries(stage.surveyPath.postgres, sent.postgres);
	await teachBare(stage, sent.postgres);
	const sides: Side[] = [
		{ name: 'survey', paths: ours, speeds: [] },
		{ name: 'bare', paths: queries('bench-bare', sent.postgres), speeds: [] },
		{ name: 'surveyInSqlite', paths: queries(stage.surveyPath.sqlite, sent.sqlite), speeds: [] },
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

/** Lets the bare trigger send what ours sends: the page for a GET, the next page for an answer. */
export async function teachBare(stage: Stage, given: readonly Link[]): Promise<void> {
	const address = `${stage.address}/webhook/${stage.surveyPath.postgres}`;
	const [link] = given;
	if (!link) throw new Error('There is no invitation to show.');
	const page = await axios.get<string>(`${address}?t=${link.token}`, { proxy: false });
	// On an invitation of its own, so that none of the measured ones is used up.
	const [spare] = await sendInvitations(stage.houses.postgres, stage.surveyKey, 1, Date.now());
	const thanks = await axios.post<string>(address, spare?.lowAnswer, { proxy: false });
	await stage.setBareAnswers({ GET: servedBy(page), POST: servedBy(thanks) });
}

const ofTheServer = new Set([
	'connection',
	'content-length',
	'content-encoding',
	'date',
	'etag',
	'keep-alive',
	'transfer-encoding',
	'vary',
]);

function servedBy(answer: { status: number; headers: object; data: string }): Served {
	const headers = Object.entries(answer.headers)
		.filter(([name]) => !ofTheServer.has(name))
		.map(([name, value]): [string, string] => [name, String(value)]);
	return { status: answer.status, headers: Object.fromEntries(headers), body: answer.data };
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
