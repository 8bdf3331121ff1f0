import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { groupOf } from '../../core/care/holdout';
import { createCredentials } from '../n8n/credentials';
import { importWorkflow, publishWorkflow, type WorkflowFile } from '../n8n/workflows';
import { doByHand } from '../stage/prepare-workspace';
import type { Stage } from '../stage/stage';
import { openFileReader, type StoreReader } from '../store/reader';
import {
	campaignsWorkflow,
	carePaths,
	type Keys,
	leftOutPercent,
	newsWorkflow,
	previewWorkflow,
	usualKeys,
} from './campaigns';
import {
	type CareCounts,
	careDifferences,
	countsOf,
	expectedAhead,
	expectedCare,
	expectedOf,
	type Happened,
} from './counts';
import { foreseenIn, foundIn } from './found';
import { intake, system } from './intake';
import { companyCredential } from './nodes';
import type { Company } from './plan';
import { idsOf, saidBetween, tellPeople, tellWords } from './seed';
import { companySender, isOfCompany } from './sender';
import { tellAt, type Told } from './tell';

export type CareResult = {
	ok: boolean;
	counts: CareCounts;
	differences: string[];
	/** All that came, person by person. */
	found: Happened[];
};

/** After so long the month waits no more for the day to have sent all it has, ms. */
const longestSending = 150_000;

/** Plays the month beside a day, once that has sent all it has and mostly waits. */
export async function monthBeside(
	stage: Stage,
	{ allSent }: { allSent: Promise<void> },
	company: Company,
	{ say = () => {}, signal }: { say?: (line: string) => void; signal?: AbortSignal } = {},
): Promise<CareResult> {
	const options = { ref: false, ...(signal && { signal }) };
	await Promise.race([allSent, sleep(longestSending, undefined, options)]);
	say(
		'A made-up company has its month of care beside the day: three runs a day, without the nights',
	);
	return await playCompany(stage, company, signal);
}

/**
 * Plays the month of care of a made-up company on the real n8n. What is compressed: the month passes run by run,
 * without the nights between, since n8n handles each request at the moment that it names. Everything else is as in
 * life: the runs are executions, the mails go to a mail server, and a day lasts as long as a day to all who count.
 */
export async function playCompany(
	stage: Stage,
	company: Company,
	signal?: AbortSignal,
): Promise<CareResult> {
	const { n8n } = stage;
	const file = join(n8n.place.userFolder, 'company.sqlite');
	await openCompany(stage, file);
	const store = openFileReader(file);
	try {
		const told: Told = { address: n8n.address, signal };
		const [first = 0] = company.hours;
		const before = first - 86_400_000;
		await tellPeople(told, company, before);
		await tellWords(told, store, saidBetween(company, 0, before), () => before);
		const keys = keysFor(company, await idsOf(store));
		for (const one of [campaignsWorkflow(keys), newsWorkflow(keys), previewWorkflow(company)]) {
			await publish(stage, one);
		}
		await playMonth(told, store, company, before);
		return await resultOf(stage, store, { company, keys, told });
	} finally {
		await store.close();
	}
}

async function openCompany(stage: Stage, file: string): Promise<void> {
	const { client, smtp } = stage;
	await createCredentials(client, [
		{
			name: companyCredential,
			type: 'satisfactionWorkspaceApi',
			data: {
				workspace: 'company',
				database: 'sqlite',
				file,
				mailHost: '127.0.0.1',
				mailPort: smtp.port,
				mailSecurity: 'none',
				mailFrom: companySender,
			},
		},
	]);
	const settings = {
		sandbox: true,
		timeZone: 'Asia/Shanghai',
		brand: { name: 'Linden Tea' },
		policy: { quietHours: null },
		// What is said of the past is not to come again as unfinished today.
		safetyNetAfter: '3600d',
	};
	await doByHand(client, 'settings of a made-up company', companyCredential, {
		type: 'satisfactionWorkspace',
		parameters: { operation: 'set', advanced: { json: JSON.stringify(settings) } },
	});
	await publish(stage, intake());
}

async function publish({ client }: Stage, file: WorkflowFile): Promise<void> {
	const { id, name } = await importWorkflow(client, file);
	const published = await publishWorkflow(client, id);
	if (published.ok) return;
	throw new Error(`"${name}" could not be published: ${published.messages.join(' ')}`);
}

/**
 * Who is left out follows from the campaign's key and the customer's id, which only the store knows: the campaign
 * gets the first key by which those are left out whom the script names.
 */
function keysFor({ people }: Company, ids: ReadonlyMap<string, string>): Keys {
	const keys = usualKeys();
	const holdoutPercent = leftOutPercent('gone_quiet');
	const asked = people.filter(({ leftOut }) => leftOut !== null);
	const fits = (key: string): boolean =>
		asked.every((one) => {
			const id = ids.get(one.key) ?? '';
			return (groupOf({ key, holdoutPercent }, id).group === 'held_out') === one.leftOut;
		});
	let number = 1;
	while (!fits(`${keys.gone_quiet}-${number}`)) number += 1;
	return { ...keys, gone_quiet: `${keys.gone_quiet}-${number}` };
}

async function playMonth(
	told: Told,
	store: StoreReader,
	company: Company,
	begin: number,
): Promise<void> {
	let last = begin;
	for (const hour of company.hours) {
		told.signal?.throwIfAborted();
		await tellWords(told, store, saidBetween(company, last, hour), ({ at }) => at);
		await tellAt(told, hour, carePaths.hour, {});
		if (last < company.news && company.news <= hour) await sendNews(told, company);
		last = hour;
	}
}

async function sendNews(told: Told, { people, news }: Company): Promise<void> {
	const readers = people.filter(({ reads }) => reads);
	await tellAt(told, news, carePaths.news, {
		rows: readers.map(({ key }) => ({ customer: { externalIds: { [system]: key } } })),
	});
}

async function resultOf(
	{ mailbox }: Stage,
	store: StoreReader,
	{ company, keys, told }: { company: Company; keys: Keys; told: Told },
): Promise<CareResult> {
	const found = await foundIn(store, company, keys);
	const answer = await tellAt(told, company.ahead.at, carePaths.ahead, {});
	const ids = await idsOf(store);
	const ahead = foreseenIn(answer, { company, keys, ids });
	const counts: CareCounts = {
		...countsOf(found.map(({ fate }) => fate)),
		mails: mailbox.mails.filter(isOfCompany).length,
		ahead: {
			due: ahead.filter(({ fate }) => 'sent' in fate).length,
			held: ahead.filter(({ fate }) => !('sent' in fate)).length,
		},
	};
	const expected = expectedCare(company);
	const differences = [
		...careDifferences(expectedOf(company), found),
		...careDifferences(expectedAhead(company), ahead).map((line) => `ahead: ${line}`),
		...(expected.mails === counts.mails
			? []
			: [`care.mails: expected ${expected.mails}, got ${counts.mails}`]),
	];
	return { ok: differences.length === 0, counts, differences, found };
}
