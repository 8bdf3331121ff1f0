import { type WorkingCalendar, workingTimeBetween } from '../../core/calendar/working-time';
import { calendarOf } from '../../core/loop/case/case-context';
import type { SlaPreset } from '../../core/model/settings';
import { loadSettings } from '../../core/store/repositories/workspaces';
import { ratedItems, storedItems } from '../../core/model/rated-items';
import type { RootCause } from '../../core/model/case-words';
import type { Level } from '../../core/model/metric';
import { score } from '../../core/score/score';
import { savePerson } from '../../core/store/repositories/people';
import type { CaseRow } from '../../core/store/repositories/cases';
import type { EventRow } from '../../core/store/repositories/events';
import type { InvitationRow } from '../../core/store/repositories/invitations';
import type { ResponseRow } from '../../core/store/repositories/responses';
import { saveSurvey } from '../../core/store/repositories/surveys';
import type { Store } from '../../core/store/store';
import type { CustomerTable } from '../../core/store/schema';
import { defineSurvey } from '../../core/survey/define';
import type { Survey } from '../../core/model/survey';
import { randomFrom, type Random } from './random';
import { type Shop, shops } from './shop';

const day = 86_400_000;
const hour = 3_600_000;
const customers = 700;
/** Rows of one statement; a database takes only so many values at once. */
const atOnce = 200;

/** Thursday, 2026-10-01 07:00 UTC: the quarter that is looked at has just ended. */
export const yearEnd = Date.UTC(2026, 9, 1, 7);
/** The carrier that brings parcels late works from the 10th of August to the 13th of September. */
const late = { from: Date.UTC(2026, 7, 10), until: Date.UTC(2026, 8, 14) };

type Rows = {
	events: EventRow[];
	invitations: InvitationRow[];
	responses: ResponseRow[];
	cases: CaseRow[];
	steps: Array<{ caseId: string; at: number; key: string; kind: string; data: string }>;
};

type Made = {
	workspace: string;
	language: 'en' | 'zh-CN';
	shop: Shop;
	random: Random;
	calendar: WorkingCalendar;
	preset: SlaPreset & { name: string };
	people: CustomerTable[];
	transactional: Survey;
	relationship: Survey;
	rows: Rows;
};

/**
 * Fills a workspace with a year and a half of a made-up bike shop, the same ones every time: customers, orders,
 * invitations, answers with comments, and cases. In the last quarter a carrier brings parcels late for five weeks.
 *
 * @returns how many of each there are
 */
export async function fillYear(
	store: Store,
	workspace: string,
	language: 'en' | 'zh-CN',
	size: { days: number; aDay: number } = { days: 550, aDay: 26 },
): Promise<{ invitations: number; responses: number; cases: number }> {
	const random = randomFrom(2026);
	const shop = shops[language];
	const text = (said: string) => ({ [language]: said });
	const settings = await loadSettings(store.db, workspace);
	const [[name, preset] = ['', { response: 4 * hour, resolution: 24 * hour }]] = Object.entries(
		settings.slaPresets,
	).sort(([, one], [, other]) => other.response - one.response);
	const base = { languages: [language] };
	const made: Made = {
		workspace,
		language,
		shop,
		random,
		calendar: calendarOf(settings),
		preset: { name, ...preset },
		people: peopleOf(workspace, language, shop, random),
		transactional: defineSurvey({ ...base, key: 'after-each-step', metric: 'csat' }),
		relationship: defineSurvey({
			...base,
			key: 'would-you-recommend',
			metric: 'nps',
			purpose: 'relationship',
			questions: shop.items.map((item) => ({
				kind: 'rating' as const,
				id: item.id,
				text: text(item.text),
				max: 5,
			})),
		}),
		rows: { events: [], invitations: [], responses: [], cases: [], steps: [] },
	};
	for (let at = 0; at < size.days; at++) {
		const morning = yearEnd - (size.days - at) * day;
		// Busier in summer, quiet on Sundays.
		const month = new Date(morning).getUTCMonth();
		const season = 0.75 + 0.5 * Math.sin((Math.PI * (month + 1)) / 12);
		const isSunday = new Date(morning).getUTCDay() === 0;
		const count = Math.round(
			size.aDay * season * (isSunday ? 0.4 : 1) * (0.7 + 0.6 * random.next()),
		);
		for (let nth = 0; nth < count; nth++)
			ask(made, morning + Math.floor(random.next() * 10 * hour));
	}
	await insert(store, made);
	const { invitations, responses, cases } = made.rows;
	return {
		invitations: invitations.length,
		responses: responses.length,
		cases: cases.length,
	};
}

function peopleOf(
	workspace: string,
	language: string,
	shop: Shop,
	random: Random,
): CustomerTable[] {
	return Array.from({ length: customers }, (_, at) => ({
		workspace_id: workspace,
		customer_id: `cus_${String(at).padStart(5, '0')}`,
		name: null,
		email: `rider${at}@example.com`,
		phone: null,
		language,
		time_zone: null,
		segment: random.pick(shop.segments),
		title: null,
		country: null,
		owner: null,
		value_amount: null,
		value_currency: null,
		paused_until: null,
		frequency: null,
		preferred_channel: null,
		preferred_language: null,
		merged_into: null,
		self_named: null,
		created_at: yearEnd - 800 * day,
		updated_at: yearEnd - 800 * day,
	}));
}

/** Something happens to a customer; they are asked about it, or not, and answer, or not. */
function ask(made: Made, at: number): void {
	const { random, shop, people, workspace, rows } = made;
	const id = String(rows.events.length).padStart(6, '0');
	const customer = people[Math.floor(random.next() ** 1.4 * people.length)] ?? people[0];
	if (customer === undefined) return;
	const place = random.pick(shop.touchpoints.map((one) => [one, one.weight] as const));
	const survey = random.next() < 0.32 ? made.relationship : made.transactional;
	const isRelationship = survey === made.relationship;
	const touchpoint = isRelationship ? null : place.name;
	const isOrder = place.name === shop.touchpoints[1]?.name || place.name === shop.delivery;
	rows.events.push({
		workspace_id: workspace,
		event_id: `evt_${id}`,
		source: 'shop',
		external_id: id,
		type: isOrder ? 'order.delivered' : 'ticket.closed',
		occurred_at: at - hour,
		received_at: at - hour,
		touchpoint,
		subject_type: isOrder ? 'order' : 'ticket',
		subject_id: id,
		subject_title: null,
		subject_url: null,
		cycle: 0,
		value_amount: isOrder ? Math.round(20 + 400 * random.next()) : null,
		value_currency: isOrder ? 'EUR' : null,
		attributes: '{}',
		customer_id: customer.customer_id,
		owner: null,
		test: 0,
		processed_at: at,
		outcome: 'scheduled',
	});
	const isAsked = random.next() < 0.8;
	const isOpened = isAsked && random.next() < 0.55;
	const response = customer.segment === shop.segments[2]?.[0] ? 0.42 : 0.66;
	const answeredAt =
		isOpened && random.next() < response ? at + Math.ceil(random.next() * 30) * hour : null;
	const isAnswered = answeredAt !== null && answeredAt < yearEnd;
	const owner = ownerOf(made, random.pick(shop.owners.map((name) => [name, 1] as const)));
	const about = {
		workspace_id: workspace,
		survey_key: survey.key,
		survey_version: survey.version,
		metric: survey.metric,
		purpose: survey.purpose,
		event_id: `evt_${id}`,
		subject_source: 'shop',
		subject_type: isOrder ? 'order' : 'ticket',
		subject_id: id,
		subject_title: null,
		cycle: 0,
		touchpoint,
		segment: customer.segment,
		customer_id: customer.customer_id,
		owner,
		language: made.language,
		test: 0,
	};
	const reason = random.pick([
		['cap_overall', 6],
		['open_case', 2],
		['no_consent', 1],
	] as const);
	rows.invitations.push({
		...about,
		invitation_id: `inv_${id}`,
		dedupe_key: id,
		subject_url: null,
		case_id: null,
		state: isAsked ? (isAnswered ? 'completed' : 'sent') : 'suppressed',
		reason: isAsked ? null : reason,
		reason_text: null,
		attempt: 1,
		channel: 'email',
		recipient: null,
		due_at: at,
		sent_at: isAsked && random.next() < 0.98 ? at : null,
		viewed_at: isOpened ? at + hour : null,
		answered_at: isAnswered ? answeredAt : null,
		short_code: null,
		expires_at: at + 14 * day,
		created_at: at,
		updated_at: at,
	});
	if (isAnswered) answer(made, { survey, about, id, at: answeredAt, place });
}

const ownerOf = ({ shop }: Made, name: string): string =>
	JSON.stringify({
		id: `own_${shop.owners.indexOf(name)}`,
		name,
		email: null,
		team: 'Service',
		channels: {},
	});

type Answered = {
	survey: Survey;
	about: Pick<
		ResponseRow,
		'workspace_id' | 'survey_key' | 'customer_id' | 'owner' | 'segment' | 'touchpoint'
	> &
		Partial<ResponseRow>;
	id: string;
	at: number;
	place: Shop['touchpoints'][number];
};

function answer(made: Made, { survey, about, id, at, place }: Answered): void {
	const { random, shop, rows } = made;
	const isLate = place.name === shop.delivery && at >= late.from && at < late.until + 3 * day;
	const isNps = survey.metric === 'nps';
	const rated = shop.items.map((item) => ({
		id: item.id,
		value: whole(random.around(item.mean, 1), 1, 5),
	}));
	// What people say of each matter moves whether they would recommend it.
	const moved = shop.items.reduce(
		(sum, item, nth) => sum + item.weight * ((rated[nth]?.value ?? item.mean) - item.mean),
		0,
	);
	// The year before was worse: support closed early until March.
	const year = at < Date.UTC(2026, 2, 2) ? -0.5 : 0.3;
	const weakest = about.owner?.includes('own_4') === true ? -0.5 : 0;
	const value = isNps
		? whole(random.around(7.9 + year + moved, 1.4), 0, 10)
		: whole(random.around(place.mean + weakest + (isLate ? -1.9 : 0), 1), 1, 5);
	const scored = score(survey.metric, value, survey.rating);
	const words = isLate
		? shop.comments.late
		: shop.comments[scored.level === 'high' ? 'high' : 'low'];
	const hasComment = random.next() < (scored.level === 'low' ? 0.7 : 0.25);
	const comment = hasComment ? random.pick(words.map((said) => [said, 1] as const)) : null;
	const content = { rating: value, items: {}, reasons: [], comment, own: {} };
	const responseId = `rsp_${id}`;
	rows.responses.push({
		workspace_id: made.workspace,
		response_id: responseId,
		invitation_id: `inv_${id}`,
		source: 'survey',
		external_id: id,
		event_id: `evt_${id}`,
		survey_key: survey.key,
		survey_version: survey.version,
		metric: survey.metric,
		purpose: survey.purpose,
		customer_id: about.customer_id,
		owner: about.owner,
		subject_source: null,
		subject_type: null,
		subject_id: null,
		subject_title: null,
		cycle: 0,
		touchpoint: about.touchpoint,
		segment: about.segment,
		state: 'completed',
		value,
		scale_min: scored.min,
		scale_max: scored.max,
		direction: scored.direction,
		percent: scored.percent,
		band: scored.band,
		level: scored.level,
		high_from: scored.highFrom,
		comment,
		tags: '[]',
		answers: JSON.stringify({ content, list: [] }),
		...(isNps && ratedItems(survey).length > 0
			? storedItems(survey, rated, survey.rating)
			: { item_set: null, items: null }),
		language: made.language,
		answered_at: at,
		completed_at: at,
		updated_at: at,
		handed_over: 1,
		told_levels: '',
		test: 0,
	});
	if (scored.level === 'low') open(made, { responseId, about, survey, id, at, isLate });
}

const whole = (value: number, least: number, most: number): number =>
	Math.min(most, Math.max(least, Math.round(value)));

const causes: ReadonlyArray<readonly [RootCause, number]> = [
	['slow_response', 5],
	['not_solved', 3],
	['product_defect', 2],
	['price_billing', 2],
	['wrong_information', 1],
	['delivery', 1],
];

function open(
	made: Made,
	given: Pick<Answered, 'about' | 'survey' | 'id' | 'at'> & {
		responseId: string;
		isLate: boolean;
		level?: Level;
	},
): void {
	const { random, rows, calendar, preset } = made;
	const { about, at, id } = given;
	const worked = (until: number) => workingTimeBetween(calendar, at, until);
	const acknowledged = at + Math.ceil(-30 * Math.log(1 - random.next()) * 10) * 0.1 * hour;
	const resolved = acknowledged + Math.ceil(-110 * Math.log(1 - random.next())) * hour;
	const confirmed = resolved + 20 * hour;
	const isDone = resolved < yearEnd - day;
	const end = isDone
		? random.pick([
				['confirmed', 7],
				['unconfirmed', 3],
			] as const)
		: 'in_progress';
	const caseId = `cas_${id}`;
	rows.cases.push({
		workspace_id: made.workspace,
		case_id: caseId,
		response_id: given.responseId,
		survey_key: about.survey_key,
		metric: given.survey.metric,
		customer_id: about.customer_id,
		subject_source: null,
		subject_type: null,
		subject_id: null,
		subject_title: null,
		subject_url: null,
		owner_id: null,
		owner: about.owner,
		team: 'Service',
		state: end,
		priority: 'normal',
		rung: 0,
		sla_preset: preset.name,
		response_due_at: at + 6 * hour,
		response_state: worked(acknowledged) <= preset.response ? 'met' : 'breached',
		resolution_due_at: at + 80 * hour,
		resolution_state: isDone
			? worked(resolved) <= preset.resolution
				? 'met'
				: 'breached'
			: 'running',
		opened_at: at,
		clock_started_at: at,
		clock_version: '',
		pauses: '[]',
		paused_until: null,
		pause_reason: null,
		acknowledged_at: acknowledged,
		resolved_at: isDone ? resolved : null,
		confirmed_at: end === 'confirmed' ? confirmed : null,
		closed_at: null,
		promise_at: null,
		promise_text: null,
		heat: '{}',
		root_cause: isDone ? (given.isLate ? 'delivery' : random.pick(causes)) : null,
		root_cause_note: null,
		reopen_count: random.next() < 0.1 ? 1 : 0,
		verification_id: null,
		segment: about.segment,
		touchpoint: about.touchpoint,
		test: 0,
		updated_at: isDone ? confirmed : acknowledged,
	});
	if (random.next() > 0.4) return;
	const step = { caseId, key: `${caseId}-promise` };
	const promisedFor = resolved + (random.next() < 0.8 ? 12 : -6) * hour;
	rows.steps.push({
		...step,
		at: acknowledged,
		kind: 'promise',
		data: JSON.stringify({ promisedFor, text: '' }),
	});
	if (isDone)
		rows.steps.push({
			...step,
			key: `${caseId}-resolve`,
			at: resolved,
			kind: 'resolve',
			data: '{}',
		});
}

async function insert(store: Store, made: Made): Promise<void> {
	const { workspace, people, rows, shop } = made;
	await store.transaction(async (tx) => {
		for (const survey of [made.transactional, made.relationship]) {
			await saveSurvey(tx, workspace, survey, yearEnd - 550 * day);
		}
		for (const [at, name] of shop.owners.entries()) {
			await savePerson(
				tx,
				workspace,
				{
					id: `own_${at}`,
					name,
					email: null,
					team: 'Service',
					role: 'agent',
					skills: [],
					languages: [],
					channels: {},
					externalIds: {},
					compensationLimit: null,
					deputyId: null,
					maxOpenCases: null,
					active: true,
				},
				yearEnd,
			);
		}
		for (const some of parts(people)) await tx.insertInto('customer').values(some).execute();
		for (const some of parts(rows.events)) await tx.insertInto('event').values(some).execute();
		for (const some of parts(rows.invitations)) {
			await tx.insertInto('invitation').values(some).execute();
		}
		for (const some of parts(rows.responses))
			await tx.insertInto('response').values(some).execute();
		for (const some of parts(rows.cases)) await tx.insertInto('case_file').values(some).execute();
		for (const some of parts(rows.steps)) {
			await tx
				.insertInto('case_step')
				.values(
					some.map(({ caseId, at, key, kind, data }) => ({
						workspace_id: workspace,
						case_id: caseId,
						step_key: key,
						at,
						kind,
						actor_kind: 'owner',
						actor_id: null,
						actor_name: null,
						data,
						customer_id: null,
					})),
				)
				.execute();
		}
	});
}

function parts<Row>(rows: readonly Row[]): Row[][] {
	const found: Row[][] = [];
	for (let at = 0; at < rows.length; at += atOnce) found.push(rows.slice(at, at + atOnce));
	return found;
}
