import { answerSurvey } from '../customers/answer';
import { deliver, deliverUntilTaken } from '../crm/send';
import { forgeries, type Forgery } from '../crm/forge';
import { genericEvent } from '../crm/generic';
import type { Happening, SignedRequest } from '../crm/signed-request';
import { linkIn } from '../links';
import { createCredentials, type NewCredential } from '../n8n/credentials';
import { importWorkflow, publishWorkflow } from '../n8n/workflows';
import type { Stage } from '../stage/stage';
import { until } from '../until';
import { differencesOf, expectedOf, type SystemCounts } from './counts';
import type { SimServer } from './server';
import type { Simulated } from './simulated';
import { asksByItself, isToldByShop } from './roles';
import { namesOf, pathOf, shopPathOf, shopSecret, workflowOf } from './workflow';

export type RoundResult = {
	ok: boolean;
	systems: Record<string, SystemCounts>;
	differences: string[];
};

type Playing = {
	stage: Stage;
	server: SimServer;
	say: (line: string) => void;
	signal?: AbortSignal | undefined;
};

/** How long anything may take that follows from something, ms. */
const patience = 120_000;
/** Systems that are played side by side. */
const atOnce = 3;

/**
 * Plays a round trip of each system through the real n8n: its event comes in, once and by nobody else; the
 * customer is asked and answers low, or what comes in is a low answer already; the score is written back, a
 * task is made, and the owner is told.
 */
export async function playSystems(
	systems: readonly Simulated[],
	playing: Playing,
): Promise<RoundResult> {
	await prepare(systems, playing);
	const counts: Record<string, SystemCounts> = {};
	const differences: string[] = [];
	const waiting = [...systems];
	const work = async (): Promise<void> => {
		for (let system = waiting.shift(); system; system = waiting.shift()) {
			const problems: string[] = [];
			const found = await playOne(system, playing, problems);
			counts[system.key] = found;
			differences.push(...problems, ...differencesOf(system.key, expectedOf(system), found));
			playing.say(`${system.key}: ${JSON.stringify(found)}`);
		}
	};
	await Promise.all(Array.from({ length: atOnce }, work));
	return { ok: differences.length === 0, systems: counts, differences };
}

async function prepare(systems: readonly Simulated[], playing: Playing): Promise<void> {
	const { stage, server, say } = playing;
	const workspace = stage.workspaceCredential;
	// Each system has a customer of its own: nobody waits for the next day.
	await stage.change('settings of the round trips', { policy: { quietHours: null, delay: 0 } });
	await createCredentials(
		stage.client,
		systems.flatMap((system) => credentialsOf(system, playing)),
	);
	for (const system of systems) {
		say(`Publishing the workflow of ${system.key}`);
		const names = namesOf(system.key, workspace);
		const { id, name } = await importWorkflow(
			stage.client,
			workflowOf(system, names, server.addressOf(system.key)),
		);
		const published = await publishWorkflow(stage.client, id);
		if (!published.ok) {
			throw new Error(`"${name}" could not be published: ${published.messages.join(' ')}`);
		}
	}
}

function credentialsOf({ key, push, api, words }: Simulated, { server }: Playing): NewCredential[] {
	const { sender, shop, account } = namesOf(key, '');
	const address = server.addressOf(key);
	const { secret = '', encryptionKey } = push?.sender ?? {};
	return [
		...(push
			? [
					{
						name: sender,
						type: 'satisfactionSenderApi',
						data: {
							secret,
							...(encryptionKey !== undefined && { encryptionSecret: encryptionKey }),
						},
					},
				]
			: []),
		{ name: shop, type: 'satisfactionSenderApi', data: { secret: shopSecret } },
		...(api
			? [{ name: account, type: api.credential.type, data: api.credential.data(address) }]
			: []),
		...Object.entries(words ?? {}).map(([channel, { credential }]) => ({
			name: `${key} ${channel}`,
			type: credential.type,
			data: credential.data(address),
		})),
	];
}

async function playOne(
	system: Simulated,
	playing: Playing,
	problems: string[],
): Promise<SystemCounts> {
	const { key, api } = system;
	const found: SystemCounts = {
		in: 0,
		duplicatesRefused: 0,
		forgedRefused: 0,
		out: 0,
		messages: 0,
	};
	try {
		const happening = happeningOf(system);
		if (system.knowsNoMail === true) await knowCustomer(system, happening, playing);
		api?.happen?.(happening);
		if (system.push) await push(system, system.push, happening, playing, { found, problems });
		if (isToldByShop(system)) await tellByShop(key, happening, playing);
		const isAsked = asksByItself(system) || isToldByShop(system);
		if (isAsked) await answerBadly(happening, playing);
		// What a tool tells is a bad answer already.
		if (system.push?.says === 'answer') await ownedCase(happening.customer.email ?? '', playing);
		const expected = expectedOf(system);
		const reached = (): boolean => {
			found.out = deedsOf(system).filter(isWriting).length;
			found.messages = deedsOf(system).filter(({ kind }) => kind === 'message').length;
			return found.out >= expected.out && found.messages >= expected.messages;
		};
		await until(`what ${key} is told`, reached, options(playing)).catch(() => undefined);
		found.in = await eventsOf(playing, key);
		for (const deed of deedsOf(system)) {
			if (deed.kind === 'refused') problems.push(`${key} refused: ${deed.why}`);
		}
	} catch (error) {
		problems.push(`${key}: ${(error as Error).message}`);
	}
	return found;
}

const deedsOf = ({ api }: Simulated) => api?.deeds ?? [];
const isWriting = ({ kind }: { kind: string }): boolean =>
	kind === 'update' || kind === 'create' || kind === 'owner';
const options = ({ signal }: Playing) => ({
	within: patience,
	every: 250,
	...(signal && { signal }),
});

const eventsOf = async ({ stage }: Playing, key: string): Promise<number> =>
	await stage.store.count('select count(*) from event where source = ?', key);

/** A ticket of a customer whom nobody else knows, solved now. */
function happeningOf({ key, ids = {} }: Simulated): Happening {
	const word = key.replaceAll('_', '-');
	return {
		deliveryId: `${word}-delivery-1`,
		what: 'solved',
		at: Date.now() - 2_000,
		ticket: { id: ids.ticket ?? `90071992547409931${key.length}`, title: `Ticket of ${key}` },
		customer: {
			id: ids.customer ?? `${word}-customer-1`,
			name: `Ana ${word}`,
			email: `ana@${word}.systems.example`,
			language: 'en',
			segment: null,
		},
		agent: { id: ids.agent ?? `${word}-agent-1`, name: 'Zhou Min', email: 'zhou.min@example.com' },
	};
}

async function push(
	{ key }: Simulated,
	{ sign, sender, faultOf, greet, forgeries: apply = forgeries }: NonNullable<Simulated['push']>,
	happening: Happening,
	playing: Playing,
	{ found, problems }: { found: SystemCounts; problems: string[] },
): Promise<void> {
	const address = `${playing.stage.address}/webhook/${pathOf(key)}`;
	const fault = (await greet?.(address)) ?? null;
	if (fault !== null) problems.push(`${key} greets: ${fault}`);
	const make = () => sign(happening, sender.secret, Date.now());
	const send = async () => {
		const since = Date.now();
		const answer = await deliverUntilTaken(address, make, patience);
		const wrong = faultOf({ ...answer, took: Date.now() - since });
		if (wrong !== null) problems.push(`${key} does not take our answer: ${wrong}`);
	};
	for (const how of apply) {
		const { status } = await deliver(address, forged(make, how, { happening, sender, sign }));
		if (status === 401) found.forgedRefused += 1;
		else problems.push(`${key}: a forged request (${how}) was answered ${status}.`);
	}
	const before = await eventsOf(playing, key);
	if (before > 0) problems.push(`${key}: ${before} forged events were stored.`);
	await send();
	const stored = async () => (await eventsOf(playing, key)) > 0;
	await until(`the event of ${key}`, stored, options(playing));
	const first = await eventsOf(playing, key);
	await send();
	if ((await eventsOf(playing, key)) === first) found.duplicatesRefused += 1;
}

/** Makes the customer known by their id there, as a nightly list of customers would. */
async function knowCustomer(
	{ key }: Simulated,
	{ customer: { id, name, email } }: Happening,
	{ stage }: Playing,
): Promise<void> {
	const value = { customerId: id, name, email };
	const schema = Object.keys(value).map((field) => ({
		id: field,
		displayName: field,
		type: 'string',
		display: true,
	}));
	const columns = { mappingMode: 'defineBelow', value, schema };
	await stage.byHand(`the customer of ${key}`, {
		type: 'satisfactionCustomer',
		parameters: { columns, system: key },
	});
}

/** A shop tells what happened, where the system itself tells nothing that a customer could be asked about. */
async function tellByShop(key: string, happening: Happening, playing: Playing): Promise<void> {
	const address = `${playing.stage.address}/webhook/${shopPathOf(key)}`;
	const make = () => genericEvent(happening, shopSecret, Date.now());
	const { status, body } = await deliverUntilTaken(address, make, patience);
	if (status >= 300) throw new Error(`the shop's event was answered ${status}: ${body}`);
}

const hour = 3_600_000;

function forged(
	make: () => SignedRequest,
	how: Forgery,
	{
		happening,
		sender,
		sign,
	}: Pick<NonNullable<Simulated['push']>, 'sender' | 'sign'> & { happening: Happening },
): SignedRequest {
	switch (how) {
		case 'wrong_secret':
			return sign(happening, other(sender.secret), Date.now());
		case 'stale':
			return sign(happening, sender.secret, Date.now() - hour);
		case 'unsigned': {
			const good = make();
			const kept = Object.entries(good.headers).filter(([name]) => name === 'content-type');
			return { ...good, query: '', headers: Object.fromEntries(kept) };
		}
		case 'flipped_byte': {
			const good = make();
			// One letter in the middle, so that the form stays what it is.
			const middle = good.body.slice(Math.floor(good.body.length / 2)).search(/[b-y]/i);
			const at = Math.floor(good.body.length / 2) + Math.max(0, middle);
			const letter = good.body.charAt(at) === 'k' ? 'm' : 'k';
			return { ...good, body: `${good.body.slice(0, at)}${letter}${good.body.slice(at + 1)}` };
		}
	}
}

/** A secret of the same form that is another one. */
const other = (secret: string): string =>
	secret.replace(/[A-Za-z](?=[^A-Za-z]*$)/, (last) => (last === 'q' ? 'w' : 'q'));

async function answerBadly({ customer }: Happening, playing: Playing): Promise<void> {
	const { mailbox } = playing.stage;
	const link = await until(
		`a survey for ${customer.email ?? customer.name}`,
		() => {
			const mail = mailbox.mails.find(({ to }) => to === customer.email);
			return mail && linkIn(mail, 'survey');
		},
		options(playing),
	);
	const behaviour = { kind: 'answers', rating: 'worst', comment: 'It broke again.' } as const;
	await answerSurvey(link.url, behaviour, { language: 'en', noted: () => {} });
	await ownedCase(customer.email ?? '', playing);
}

/** A low answer has become a case, and its owner has been told. */
async function ownedCase(email: string, playing: Playing): Promise<void> {
	const { store, mailbox } = playing.stage;
	const [found] = await until(
		`the case of ${email}`,
		async () => {
			const rows = await store.rows<{ id: string }>(
				`select c.case_id as id from case_file c
					join customer p on p.workspace_id = c.workspace_id and p.customer_id = c.customer_id
					where p.email = ?`,
				email,
			);
			return rows.length > 0 && rows;
		},
		options(playing),
	);
	const isTold = () => mailbox.mails.some((mail) => linkIn(mail, 'owner')?.subject === found?.id);
	await until(`the owner of the case of ${email} to be told`, isTold, options(playing));
}
