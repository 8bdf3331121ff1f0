import { openCase } from '../../../../core/loop/case/open-case';
import { publishPage } from '../../../../core/loop/workspace/endpoints';
import type { House } from '../../../../core/loop/house';
import { invite } from '../../../../core/loop/ask/invite';
import { recordAnswer } from '../../../../core/loop/answer/record-answer';
import { upsertPerson } from '../../../../core/loop/team/team';
import { changeSettings } from '../../../../core/loop/workspace/settings';
import type { ItemOwner } from '../../../../core/model/item';
import type { JsonObject } from '../../../../core/model/json';
import { defineSurvey } from '../../../../core/survey/define';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;
/** Monday, 2026-01-05 09:00 UTC: the first working hour of a week. */
export const monday = Date.UTC(2026, 0, 5, 9);

export const ada: ItemOwner = {
	id: 'ada',
	name: 'Ada',
	email: 'ada@example.com',
	team: 'service',
	channels: {},
};

const people = [
	{ id: 'ada', name: 'Ada', email: 'ada@example.com', team: 'service', role: 'agent' },
	{ id: 'ben', name: 'Ben', email: 'ben@example.com', team: 'service', role: 'agent' },
	{ id: 'lea', name: 'Lea', email: 'lea@example.com', team: 'service', role: 'team_lead' },
	{ id: 'otto', name: 'Otto', email: 'otto@example.com', team: 'sales', role: 'team_lead' },
	{ id: 'mia', name: 'Mia', email: 'mia@example.com', team: 'service', role: 'manager' },
];

/** A team, a survey, its verification and, unless told otherwise, a published case page. */
export async function aServiceTeam(
	house: House,
	given: { settings?: JsonObject; page?: boolean } = {},
): Promise<void> {
	const always: JsonObject = {
		calendar: {
			hours: Object.fromEntries(
				[1, 2, 3, 4, 5, 6, 7].map((d) => [d, [{ from: '00:00', to: '24:00' }]]),
			),
		},
		policy: { quietHours: null, delay: 0, maxEventAge: '3650d' },
	};
	const changes = [always, given.settings ?? {}];
	await changeSettings(house, monday, { changes, reset: [] });
	for (const facts of people) await upsertPerson(house, monday, { facts, cleared: [] });
	for (const [key, purpose] of [
		['service', 'transactional'],
		['solved', 'verification'],
	] as const) {
		const survey = defineSurvey({ key, name: key, metric: 'csat', purpose } as never);
		await publishPage(house, monday, { page: 'survey', ...site(key), survey });
	}
	if (given.page === false) return;
	await publishPage(house, monday, { page: 'case', ...site('cases'), survey: null });
}

const site = (name: string) => ({
	node: { workflowId: name, workflowName: name, nodeId: name, nodeName: name },
	address: `https://n8n.example.test/webhook/${name}`,
});

let customers = 0;

/** What a customer answers to the survey, or about a case to the verification. */
export async function anAnswer(
	house: House,
	now: number,
	given: {
		rating: number;
		caseId?: string;
		comment?: string;
		test?: boolean;
		customer?: object;
		/** The customer leaves after the first page. */
		onlyRating?: boolean;
	},
): Promise<string> {
	customers += 1;
	const { invitation } = await invite(house, now, {
		surveyKey: given.caseId ? 'solved' : 'service',
		eventId: null,
		customerId: null,
		customer: {
			externalIds: { desk: `c${customers}` },
			name: 'Li Wei',
			email: `li.wei.${customers}@example.com`,
			phone: `+86 10 1234 ${5000 + customers}`,
			language: 'en',
			timeZone: null,
			segment: null,
			...given.customer,
		},
		caseId: given.caseId ?? null,
		owner: null,
		channel: 'email',
		wave: null,
		delay: null,
		test: given.test ?? false,
	});
	const answered = { invitationId: invitation?.invitation_id ?? '', language: null };
	const { rating, comment } = given;
	const first = await recordAnswer(house, now, { ...answered, given: { rating }, step: 'rating' });
	const all = { rating, ...(comment && { comment }) };
	// A low answer is handed over with its rating; another one is complete with its second page.
	const recorded =
		given.onlyRating || (rating < 3 && !comment)
			? first
			: await recordAnswer(house, now, { ...answered, given: all, step: 'details' });
	if (recorded.kind !== 'recorded') throw new Error(`The answer was refused: ${recorded.reason}`);
	return recorded.response.response_id;
}

/** A low answer with its open case; the case's id. */
export async function aCase(
	house: House,
	now: number,
	given: { owner?: ItemOwner | null; test?: boolean; comment?: string } = {},
): Promise<string> {
	const { test = false, comment } = given;
	const opened = await openCase(house, now, {
		responseId: await anAnswer(house, now, { rating: 1, test, comment }),
		eventId: null,
		customerId: null,
		owner: given.owner === undefined ? ada : given.owner,
		priority: 'high',
		slaPreset: null,
		actor: { kind: 'workflow', id: null, name: 'Low score' },
		test,
	});
	return opened.case.case_id;
}
