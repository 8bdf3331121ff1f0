import type { CaseAction, CaseActor } from '../../core/case/action';
import {
	approvalLink,
	caseAddress,
	groupLink,
	ownerLink,
	teamLink,
} from '../../core/loop/case/case-link';
import { actOnCase } from '../../core/loop/case/act-on-case';
import { openCase } from '../../core/loop/case/open-case';
import type { House } from '../../core/loop/house';
import { recordAnswer } from '../../core/loop/answer/record-answer';
import { upsertPerson } from '../../core/loop/team/team';
import { listCompensations } from '../../core/store/repositories/cases';
import { findEndpoint } from '../../core/store/repositories/endpoints';
import { findByInvitation } from '../../core/store/repositories/responses';
import { updateInvitation } from '../../core/store/repositories/invitations';
import { ask } from './a-customer';

const hour = 3_600_000;

/** An agent, their lead and the manager who approves; and one who has left. */
export const people = {
	wang: { id: 'wang', name: 'Wang Fang 王芳', team: 'Front desk', role: 'agent' },
	lin: { id: 'lin', name: 'Lin Tao', team: 'Front desk', role: 'team_lead' },
	mei: { id: 'mei', name: 'Mei Chen', team: null, role: 'manager' },
	zhou: { id: 'zhou', name: 'Zhou Yu', team: 'Kitchen', role: 'agent' },
	gone: { id: 'gone', name: 'Gao Lei', team: 'Front desk', role: 'agent', active: false },
};

export type Name = keyof typeof people;

export async function aTeam(house: House): Promise<void> {
	for (const facts of Object.values(people)) {
		const email = `${facts.id}@lotus.example`;
		await upsertPerson(house, Date.now(), { facts: { ...facts, email }, cleared: [] });
	}
}

export type Opened = {
	caseId: string;
	responseId: string;
	/** Somebody's own link to the case. */
	linkOf: (name: Name) => Promise<string>;
	/** Lets somebody do something to it. */
	act: (...actions: Array<CaseAction & { by?: Name }>) => Promise<void>;
	/** The link with which Mei decides on what was asked for last. */
	approvalLink: () => Promise<string>;
};

/** A case after a bad rating, owned by Wang; it was opened a while ago. */
export async function aCase(
	house: House,
	given: { openedBefore?: number; language?: string } = {},
): Promise<Opened> {
	const openedAt = Date.now() - (given.openedBefore ?? 3 * hour);
	const asked = await ask(house, 'stars', { customer: { language: given.language ?? null } });
	await house.store.transaction(
		async (tx) =>
			await updateInvitation(tx, house.workspace, asked.invitationId, {
				subject_title: 'Room 1204, three nights',
				subject_type: 'booking',
				subject_id: '1204',
				subject_source: 'desk',
			}),
	);
	const answer = { invitationId: asked.invitationId, language: given.language ?? 'en' };
	await recordAnswer(house, openedAt, { ...answer, given: { rating: 1 }, step: 'rating' });
	const recorded = await recordAnswer(house, openedAt, {
		...answer,
		given: {
			reasons: ['slow', 'not_solved'],
			comment: 'The room was cold all night.\nI called three times. 没有人来。',
		},
		step: 'details',
	});
	if (recorded.kind === 'refused') throw new Error(`No answer was recorded: ${recorded.reason}`);
	const responseId = recorded.response.response_id;
	const caseId = await opensCase(house, openedAt, responseId);
	const { db } = house.store;
	return {
		caseId,
		responseId,
		linkOf: async (personId) =>
			ownerLink(house, await pageOf(house), { caseId, openedAt, personId }),
		async act(...actions) {
			for (const { by = 'wang', ...action } of actions) {
				const kind = by === 'wang' ? 'owner' : 'lead';
				const actor: CaseActor = { kind, id: by, name: people[by].name };
				const acted = await actOnCase(house, Date.now(), { caseId, action, actor });
				if (acted.kind === 'refused') throw new Error(`${action.kind}: ${acted.text}`);
			}
		},
		async approvalLink() {
			const [compensation] = (await listCompensations(db, house.workspace, caseId)).slice(-1);
			const compensationId = compensation?.compensation_id ?? '';
			const about = { caseId, compensationId, askedAt: Date.now() };
			return approvalLink(house, await pageOf(house), { ...about, personId: 'mei' });
		},
	};
}

/** Opens the case of what was just answered to an invitation, for Wang. */
export async function openCaseOf(house: House, invitationId: string): Promise<void> {
	const response = await findByInvitation(house.store.db, house.workspace, invitationId);
	if (!response) throw new Error('Nothing was answered.');
	await opensCase(house, Date.now(), response.response_id);
}

async function opensCase(house: House, now: number, responseId: string): Promise<string> {
	const system: CaseActor = { kind: 'system', id: null, name: null };
	const opened = await openCase(house, now, {
		responseId,
		eventId: null,
		customerId: null,
		owner: { id: 'wang', name: null, email: null, team: null, channels: {} },
		priority: 'high',
		slaPreset: null,
		actor: system,
		test: false,
	});
	return opened.case.case_id;
}

/** The link to a case for a group's chat. */
export async function linkOfGroup(house: House, caseId: string): Promise<string> {
	return groupLink(house, await pageOf(house), { caseId, openedAt: Date.now() });
}

/** A person's link to the list of a team; `*` = all teams. */
export async function listLink(house: House, team: string, personId: Name): Promise<string> {
	return teamLink(house, await pageOf(house), { team, personId, now: Date.now() });
}

const pageOf = async (house: House): Promise<string> =>
	caseAddress(house, await findEndpoint(house.store.db, house.workspace, 'case', ''), false) ?? '';

/** Everything that `resolved` requires. */
export const allDone: CaseAction[] = [
	{ kind: 'acknowledge' },
	{ kind: 'log_contact', channel: 'phone', note: 'She is calmer now.' },
	{ kind: 'heat', step: 'hear', done: true, note: 'Heating broken since Monday.' },
	{ kind: 'heat', step: 'empathise', done: true, note: null },
	{ kind: 'heat', step: 'apologise', done: true, note: null },
	{ kind: 'heat', step: 'act', done: true, note: 'New room.' },
	{ kind: 'root_cause', code: 'product_defect', note: 'Valve stuck.' },
];
