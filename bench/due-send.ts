import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { composeStoredInvitation } from '../core/loop/ask/compose-invitation';
import type { House } from '../core/loop/house';
import { mailHead } from '../core/loop/send/mail-head';
import { changeSettings } from '../core/loop/workspace/settings';
import type { DialectName } from '../core/store/store';
import { mostConnections } from '../core/systems/smtp/transport';
import { rounded } from './figure';
import { workspace } from './house';
import { planInvitations } from './invitations';
import type { SinkReport } from './mail-sink';
import type { MailerOrder, PlainMail } from './plain-mailer';
import { say } from './say';
import { type Stage, stores } from './stage';

export type DueSend = {
	/** Mails a second by the clock and its Message node, against those of a plain loop. */
	vsMailer: number;
	perSecond: { clock: number; mailer: number };
	mails: number;
	connections: number;
};

const patience = 1_800_000;
/** Different mails that the plain loop sends in turn. */
const samples = 100;

/**
 * As many invitations come due at once: from the first mail that the server accepts to the last, through
 * n8n's executions, each marked before and after it leaves; against a loop that gives the same mails,
 * ready as they are, to nodemailer. Half of those leave before, half after.
 */
export async function measureDueSend(
	stage: Stage,
	{ mails }: { mails: number },
): Promise<Record<DialectName, DueSend>> {
	const [sink, port] = await startSink();
	const mailer = fork(join(__dirname, 'plain-mailer.ts'), { execArgv: ['--import', 'tsx'] });
	try {
		const result: Partial<Record<DialectName, DueSend>> = {};
		for (const store of [...stores].reverse()) {
			result[store] = await measureStore(stage, { store, sink, port, mailer, mails });
		}
		return result as Record<DialectName, DueSend>;
	} finally {
		mailer.kill();
		sink.kill();
	}
}

type Given = {
	store: DialectName;
	sink: ChildProcess;
	port: number;
	mailer: ChildProcess;
	mails: number;
};

async function measureStore(stage: Stage, given: Given): Promise<DueSend> {
	const { store, sink, port, mailer, mails } = given;
	const house = stage.houses[store];
	const now = Date.now();
	const changes = [{ policy: { quietHours: null } }];
	await changeSettings(house, now, { changes, reset: [] });
	say(`send: ${store}, planning ${mails} invitations`);
	await planInvitations(house, stage.surveys.loop.key, mails, { now, dueAt: now + patience });
	const ready = await readyMails(house);
	const plainly = async (half: number): Promise<{ seconds: number; mails: number }> => {
		const count = half === 0 ? Math.floor(mails / 2) : Math.ceil(mails / 2);
		const run = `${store}.${half}`;
		await order(mailer, { port, connections: mostConnections, mails: ready, count, run });
		const arrived = await reportOf(sink);
		complete('the plain loop', arrived, count);
		return { seconds: (arrived.last - arrived.first) / 1000, mails: count };
	};
	const before = await plainly(0);
	const stop = await stage.startClock(store, port);
	await house.store.db
		.updateTable('due')
		.set({ due_at: Date.now() })
		.where('workspace_id', '=', workspace)
		.where('kind', '=', 'invitation_due')
		.execute();
	await untilNothingIsDue(house);
	const arrived = await reportOf(sink);
	await stop();
	complete(`the clock (${store})`, arrived, mails);
	const after = await plainly(1);
	const clock = mails / ((arrived.last - arrived.first) / 1000);
	const plain = mails / (before.seconds + after.seconds);
	const vsMailer = rounded(clock / plain);
	const perSecond = { clock: rounded(clock), mailer: rounded(plain) };
	say(`send: ${store} ${perSecond.clock} mails/s, plainly ${perSecond.mailer}, ratio ${vsMailer}`);
	return { vsMailer, perSecond, mails, connections: arrived.connections };
}

/** The mails of some of the invitations, as the Message node would hand them to nodemailer. */
async function readyMails(house: House): Promise<PlainMail[]> {
	const rows = await house.store.db
		.selectFrom('invitation')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.where('state', '=', 'scheduled')
		.limit(samples)
		.execute();
	return await Promise.all(
		rows.map(async (row) => {
			const { message, invitation } = await composeStoredInvitation(house, row);
			const { subject, text, html, kind } = message;
			const head = {
				kind,
				messageId: '<plain@example.com>',
				optOutLink: invitation.optOutLink,
				optOutMail: null,
			};
			return { subject, text, html, headers: mailHead(head) };
		}),
	);
}

async function untilNothingIsDue({ store }: House): Promise<void> {
	const deadline = Date.now() + patience;
	for (;;) {
		const { n } = await store.db
			.selectFrom('due')
			.select(({ fn }) => fn.countAll<number>().as('n'))
			.where('workspace_id', '=', workspace)
			.where('kind', '=', 'invitation_due')
			.executeTakeFirstOrThrow();
		if (Number(n) === 0) return;
		if (Date.now() > deadline) throw new Error(`${n} invitations have not left.`);
		await sleep(500);
	}
}

type Arrived = Extract<SinkReport, { kind: 'arrived' }>;

function complete(who: string, { mails, repeated }: Arrived, count: number): void {
	if (mails === count && repeated === 0) return;
	throw new Error(`Of ${count} mails of ${who} ${mails} arrived, ${repeated} of them again.`);
}

async function startSink(): Promise<[ChildProcess, number]> {
	const sink = fork(join(__dirname, 'mail-sink.ts'), { execArgv: ['--import', 'tsx'] });
	const report = await answerOf<SinkReport>(sink);
	if (report.kind !== 'listening') throw new Error('The mail server did not start.');
	return [sink, report.port];
}

async function reportOf(sink: ChildProcess): Promise<Arrived> {
	const answer = answerOf<Arrived>(sink);
	sink.send({ kind: 'report' });
	return await answer;
}

async function order(mailer: ChildProcess, what: MailerOrder): Promise<void> {
	const sent = answerOf(mailer);
	mailer.send(what);
	await sent;
}

async function answerOf<Answer>(of: ChildProcess): Promise<Answer> {
	return await new Promise((resolve, reject) => {
		const gone = () => reject(new Error('A process of the measurement of messages has ended.'));
		of.once('exit', gone);
		of.once('message', (answer) => {
			of.off('exit', gone);
			resolve(answer as Answer);
		});
	});
}
