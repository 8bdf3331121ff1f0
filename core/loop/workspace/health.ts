import { spanInWords } from '../../language/time-words';
import { defaultSettings } from '../../model/default-settings';
import type { Settings } from '../../model/settings';
import type { DueKind } from '../../model/states';
import { migrations } from '../../store/migrations';
import { schemaVersion } from '../../store/migrate';
import { type Endpoint, listEndpoints } from '../../store/repositories/endpoints';
import { surveyKeys } from '../../store/repositories/surveys';
import { loadSettings, storedSettings } from '../../store/repositories/workspaces';
import { silentClock } from './endpoints';
import type { House } from '../house';
import { isLoopback, publicPage } from './link';

/** One look at one thing. `hint` says what to do and is empty when all is well. */
export type HealthCheck = { name: string; ok: boolean; text: string; hint: string };
export type Health = { ok: boolean; checks: HealthCheck[] };

/** Work that waits longer than this, ms, means that nobody fetches it fast enough. */
const backlogAtMost = 5 * 60_000;

type Waiting = {
	kind: DueKind;
	pending: number;
	stuck: number;
	oldest: number | null;
	lastError: string | null;
};

/** Looks at everything that has to be in place for the loop to close. Changes nothing. */
export async function checkHealth(
	house: House,
	now: number,
	input: { queueMode: boolean },
): Promise<Health> {
	const { db } = house.store;
	const { workspace } = house;
	const [settings, set, timers, surveyPages, casePages, keys, waiting, version] = await Promise.all(
		[
			loadSettings(db, workspace),
			storedSettings(db, workspace),
			listEndpoints(db, workspace, 'timer'),
			listEndpoints(db, workspace, 'survey'),
			listEndpoints(db, workspace, 'case'),
			surveyKeys(db, workspace),
			waitingWork(house, now),
			schemaVersion(db),
		],
	);
	const active = timers.filter(isActive);
	const beating = active.filter((timer) => now - timer.updated_at <= silentClock);
	const checks = [
		checkTimer(beating.length, active.length - beating.length),
		checkBacklog(waiting, now),
		checkStuck(waiting),
		checkAddress(house, settings, [...surveyPages, ...casePages].filter(isActive)),
		checkSchema(version),
		checkSurveys(settings, keys, surveyPages.filter(isActive)),
		checkCasePage(casePages.filter(isActive)),
		checkZone(settings, set.timeZone !== undefined),
		checkMode(house, input.queueMode),
	];
	return { ok: checks.every(({ ok }) => ok), checks };
}

const isActive = ({ active }: Endpoint): boolean => active === 1;

async function waitingWork(house: House, now: number): Promise<Waiting[]> {
	const rows = await house.store.db
		.selectFrom('due')
		.select(({ fn, eb }) => [
			'kind',
			fn.sum<number>(eb.case().when('state', '=', 'pending').then(1).else(0).end()).as('pending'),
			fn.sum<number>(eb.case().when('state', '=', 'stuck').then(1).else(0).end()).as('stuck'),
			fn
				.min<number | null>(
					eb
						.case()
						.when(
							eb.and([
								eb('state', '=', 'pending'),
								eb('due_at', '<=', now),
								eb('lease_until', '<=', now),
							]),
						)
						.then(eb.ref('due_at'))
						.end(),
				)
				.as('oldest'),
			fn
				.max<string | null>(eb.case().when('state', '=', 'stuck').then(eb.ref('last_error')).end())
				.as('last_error'),
		])
		.where('workspace_id', '=', house.workspace)
		.where('test', '=', 0)
		.groupBy('kind')
		.orderBy('kind')
		.execute();
	return rows.map((row) => ({
		kind: row.kind as DueKind,
		pending: Number(row.pending),
		stuck: Number(row.stuck),
		oldest: row.oldest === null ? null : Number(row.oldest),
		lastError: row.last_error,
	}));
}

const good = (name: string, text: string): HealthCheck => ({ name, ok: true, text, hint: '' });
const bad = (name: string, text: string, hint: string): HealthCheck => ({
	name,
	ok: false,
	text,
	hint,
});

function checkTimer(beating: number, silent: number): HealthCheck {
	if (beating === 0 && silent > 0) {
		return bad(
			'timer',
			`${count(silent, 'timer')} published, but none has beaten for minutes.`,
			'Unpublish and publish its workflow again, and look into the log of n8n.',
		);
	}
	if (beating === 0) {
		return bad(
			'timer',
			'No Satisfaction Timer Trigger is published, so nothing that comes due is done.',
			'Publish a workflow with a Satisfaction Timer Trigger and a Satisfaction Message behind it.',
		);
	}
	return good('timer', 'The clock is published.');
}

function checkBacklog(waiting: Waiting[], now: number): HealthCheck {
	const late = waiting.filter(({ oldest }) => oldest !== null && oldest < now - backlogAtMost);
	const ages = waiting.map(({ oldest }) => (oldest === null ? 0 : now - oldest));
	if (late.length === 0) {
		const planned = waiting.reduce((sum, { pending }) => sum + pending, 0);
		return good('backlog', `Nothing is late; ${count(planned, 'piece')} of work planned.`);
	}
	return bad(
		'backlog',
		`The oldest work has been waiting for ${spanInWords(Math.max(...ages), 'en')}: ${late.map(({ kind }) => kind).join(', ')}.`,
		"Look at the executions of the timer's workflow: they fail, are too slow, or n8n was down.",
	);
}

function checkStuck(waiting: Waiting[]): HealthCheck {
	const stuck = waiting.filter((one) => one.stuck > 0);
	if (stuck.length === 0) return good('stuck', 'Nothing is stuck.');
	const kinds = stuck.map((one) => `${one.kind} (${one.stuck})`).join(', ');
	const error = stuck.find(({ lastError }) => lastError)?.lastError;
	return bad(
		'stuck',
		`Given up after several failures: ${kinds}.${error ? ` Last error: ${error.slice(0, 300)}` : ''}`,
		'Handle the Stuck output of the Satisfaction Timer Trigger, or correct what the error names.',
	);
}

function checkAddress(house: House, settings: Settings, pages: Endpoint[]): HealthCheck {
	const local = pages
		.map(({ address }) => publicPage(house, address))
		.filter((address) => isLoopback(address));
	const [first] = local;
	if (first === undefined) return good('address', 'Links lead to an address others can open.');
	const origin = new URL(first).origin;
	if (settings.sandbox) return good('address', `Links lead to ${origin}: this is a sandbox.`);
	return bad(
		'address',
		`Links would lead to ${origin}, which only this server can open.`,
		'Set WEBHOOK_URL for n8n, or Public Address in the Satisfaction Workspace credential.',
	);
}

function checkSchema(version: number): HealthCheck {
	const newest = Math.max(...migrations.map((migration) => migration.version));
	return version === newest
		? good('schema', `The database has schema version ${version}.`)
		: bad(
				'schema',
				`The database has schema version ${version}, this package writes ${newest}.`,
				'Restart n8n, and give every n8n process the same version of the package.',
			);
}

function checkSurveys(settings: Settings, keys: string[], pages: Endpoint[]): HealthCheck {
	if (pages.length === 0) {
		return bad(
			'surveys',
			'No survey is published.',
			'Publish a workflow with a Satisfaction Response Trigger; it defines and serves a survey.',
		);
	}
	const served = new Set(pages.map(({ survey_key: key }) => key));
	const verification = settings.verificationSurvey;
	if (verification !== null && !served.has(verification)) {
		return bad(
			'surveys',
			`The verification survey "${verification}" is not published, so no fix can be confirmed.`,
			'Publish the workflow that defines it, or change Verification in the settings.',
		);
	}
	const dark = keys.filter((key) => !served.has(key));
	return dark.length === 0
		? good('surveys', `Published: ${[...served].sort().join(', ')}.`)
		: bad(
				'surveys',
				`Links to these surveys open no page now: ${dark.join(', ')}.`,
				'Publish their workflows again. To retire a survey, switch off its Accept Answers instead.',
			);
}

function checkCasePage(pages: Endpoint[]): HealthCheck {
	return pages.length > 0
		? good('case page', "Owners' links are served.")
		: bad(
				'case page',
				'No Satisfaction Case Trigger is published, so owners cannot open their cases.',
				'Publish a workflow with a Satisfaction Case Trigger.',
			);
}

function checkZone(settings: Settings, chosen: boolean): HealthCheck {
	if (chosen) return good('time zone', `The workspace's time zone is ${settings.timeZone}.`);
	return bad(
		'time zone',
		`The time zone was never set; working time and quiet hours count in ${defaultSettings().timeZone}.`,
		'Set Time Zone with the operation Set Settings, for example Asia/Shanghai.',
	);
}

function checkMode(house: House, queueMode: boolean): HealthCheck {
	if (!queueMode) return good('mode', `One n8n process on ${nameOf(house)}.`);
	return house.store.dialect === 'postgres'
		? good('mode', 'n8n runs in queue mode on PostgreSQL.')
		: bad(
				'mode',
				'n8n runs in queue mode on SQLite, so its processes would not share their data.',
				'Set Database to PostgreSQL in the Satisfaction Workspace credential.',
			);
}

const nameOf = ({ store }: House): string =>
	store.dialect === 'postgres' ? 'PostgreSQL' : 'SQLite';

const count = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;
