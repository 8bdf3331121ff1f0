import type { CaseActor } from '../../../case/action';
import type { CaseRefusal } from '../../../case/decision';
import { type CaseTextKey, sayAboutCase } from '../../../language/case-texts';
import { isObject } from '../../../model/json';
import { renderOwnerPage } from '../../../pages/owner-page';
import { parseOwnerForm } from '../../../pages/owner-form';
import { isUntouched } from '../../../pages/untouched-action';
import { type CaseRow, findCase } from '../../../store/repositories/cases';
import { type ActedOnCase, actOnCase } from '../../case/act-on-case';
import type { AppliedDecision } from '../../case/apply-decision';
import { actorFor } from '../../case/case-actor';
import { standInFor } from '../../case/stand-in';
import { teamNow } from '../../team/team-now';
import { deedItems } from '../../case/deed-items';
import type { House } from '../../house';
import { storedOwner } from '../../item/item-parts';
import {
	type CaseEmission,
	type CasePageAnswer,
	type StaffContext,
	staffMessage,
} from './staff-page';
import { servedAt } from '../form-token';
import { waitsForPress } from '../one-more-press';
import { deedName } from './deed-name';
import { type SavedChecklist, saveChecklist } from './save-checklist';
import { ownerStep, ownerView } from './owner-view';
import { newNonce, pageAnswer } from '../page-answer';

/** Whom the link lets act, and on what. */
type Visit = { row: CaseRow; actor: CaseActor | null; approvalOf: string | null };

/**
 * Serves a person's link to a case. Its owner and those who lead may work it, an approver decides
 * the one request the link names, everybody else reads. A GET records nothing.
 *
 * @param approvalOf the request an approver's link is about; `null` for other links
 */
export async function serveOwner(
	context: StaffContext,
	caseId: string,
	approvalOf: string | null,
): Promise<CasePageAnswer> {
	const { house, person, settings, audience } = context;
	// Who has left the team opens nothing any more.
	if (person && !person.active) return staffMessage('no_access', context);
	const row = await findCase(house.store.db, house.workspace, caseId);
	if (!row) return staffMessage('case_gone', context);
	const visit: Visit = { row, actor: null, approvalOf };
	if (approvalOf !== null) {
		if (!person) return staffMessage('no_access', context);
		visit.actor = { kind: 'lead', id: person.id, name: person.name };
	} else if (person) {
		visit.actor = actorFor(row, person, settings) ?? (await deputyOn(context, row));
	} else if (audience !== '' && row.owner_id === audience) {
		// An owner whom the CRM named, and who is not in the team list.
		visit.actor = { kind: 'owner', id: audience, name: storedOwner(row.owner)?.name ?? audience };
	} else {
		// Nobody in the list, nor the owner as the CRM named them: they have no part in it any more.
		return staffMessage('no_access', context);
	}
	if (context.request.method === 'POST') return await post(context, visit);
	return await show(context, visit, 200, { flash: flashOf(context, visit) });
}

/** Who stands in for an owner who is away or has left works the case as the owner would. */
async function deputyOn(context: StaffContext, row: CaseRow): Promise<CaseActor | null> {
	const { house, now, person, settings } = context;
	if (!person || row.owner_id === null) return null;
	const { people, absences } = await teamNow(house, now);
	const roster = { people, absences, now };
	if (standInFor(row.owner_id, row.team, roster, settings.ladder)?.id !== person.id) return null;
	return { kind: 'owner', id: person.id, name: person.name, inPlaceOf: row.owner_id };
}

async function post(context: StaffContext, visit: Visit): Promise<CasePageAnswer> {
	const { house, now, request, settings, token, language } = context;
	const say = sayAboutCase(language);
	const given = isObject(request.fields) ? request.fields.f : null;
	const page = { token, step: ownerStep };
	const served = servedAt(house.keys, house.workspace, page, given, now);
	if (served === null) return staffMessage('stale', context);
	const form = parseOwnerForm(request.fields, settings.timeZone);
	if (form.kind === 'invalid') {
		const failed = form.action && { action: form.action, typed: form.typed };
		return await show(context, visit, 400, { errors: form.errors, failed });
	}
	const { action } = form;
	const decides = action.kind === 'approve' || action.kind === 'decline';
	const mine =
		visit.approvalOf === null ? !decides : decides && action.compensationId === visit.approvalOf;
	if (!visit.actor || !mine) {
		const reason = visit.actor ? 'not_allowed' : 'not_owner';
		return await show(context, visit, 403, { flash: say(`refused.${reason}`) });
	}
	if (request.test && visit.row.test === 0) {
		return await show(context, visit, 403, { flash: say('refused.test') });
	}
	// Mail security presses the buttons it finds; a test event is listened for by whoever presses.
	const untouched = !request.test && isUntouched(action);
	const sent = { fields: request.fields, servedAt: served };
	if (untouched && (await waitsForPress(house, now, sent))) {
		const failed = { action: action.kind, typed: typedAgain(request.fields) };
		return await show(context, visit, 200, { flash: say('refused.haste'), failed });
	}
	const deed = {
		caseId: visit.row.case_id,
		actor: visit.actor,
		once: deedName(request.fields),
	};
	const acted =
		action.kind === 'checklist'
			? await saveChecklist(house, now, { ...deed, checklist: action })
			: doneAlone(await actOnCase(house, now, { ...deed, action }));
	if (acted.kind === 'done') {
		const [{ kind, data } = { kind: 'checklist', data: {} }] = acted.deeds.map(
			({ history }) => history,
		);
		const emit = [];
		for (const done of acted.deeds) emit.push(...(await emissions(house, done)));
		return backToPage(context, doneCode(kind, data), emit);
	}
	if (acted.reason === 'already_done') return backToPage(context, 'already', []);
	const after = { ...visit, row: acted.row };
	return await show(context, after, refusedStatus[acted.reason] ?? 409, {
		flash: say(`refused.${acted.reason}`),
		failed: { action: action.kind, typed: typedAgain(request.fields) },
	});
}

/** One deed, as one that may be several. */
function doneAlone(acted: ActedOnCase): SavedChecklist {
	return acted.kind === 'done' ? { kind: 'done', deeds: [acted] } : acted;
}

const refusedStatus: Partial<Record<CaseRefusal, number>> = {
	not_owner: 403,
	not_allowed: 403,
	invalid: 400,
};

/** What was typed, so that a refused form does not lose it. */
function typedAgain(fields: unknown): Record<string, string> {
	if (!isObject(fields)) return {};
	const texts = Object.entries(fields).filter(
		(entry): entry is [string, string] =>
			typeof entry[1] === 'string' && !['t', 'f', 'action'].includes(entry[0]),
	);
	return Object.fromEntries(texts);
}

async function show(
	context: StaffContext,
	visit: Visit,
	status: number,
	shown: {
		flash?: string | null;
		errors?: Parameters<typeof ownerView>[3]['errors'];
		failed?: Parameters<typeof ownerView>[3]['failed'];
	},
): Promise<CasePageAnswer> {
	const nonce = newNonce();
	const view = await ownerView(context, visit.row, visit, {
		nonce,
		flash: shown.flash ?? null,
		errors: shown.errors ?? [],
		failed: shown.failed ?? null,
	});
	const html = renderOwnerPage(view);
	return { ...pageAnswer(status, { nonce, language: context.language, html }), emit: [] };
}

const doneTexts: Record<string, CaseTextKey> = {
	saved: 'done.saved',
	already: 'done.already',
	requested: 'done.requested',
	handed_over: 'done.handed_over',
};

function doneCode(kind: string, data: Record<string, unknown>): string {
	if (kind === 'compensation' && data.state === 'requested') return 'requested';
	return kind === 'hand_over' ? 'handed_over' : 'saved';
}

/** What the address says has just been done; else, to a mere reader, whose the case is. */
function flashOf(context: StaffContext, { row, actor, approvalOf }: Visit): string | null {
	const say = sayAboutCase(context.language);
	const { done } = context.request.query;
	const key = typeof done === 'string' && Object.hasOwn(doneTexts, done) ? doneTexts[done] : null;
	const saved = key ? say(key) : null;
	if (actor || approvalOf !== null) return saved;
	const owner = storedOwner(row.owner);
	const name = owner?.name ?? owner?.email ?? owner?.id ?? null;
	const whose = name === null ? say('reader.nobody') : say('reader.other', { person: name });
	return saved === null ? whose : `${saved} ${whose}`;
}

/** Back to the page by GET, so that loading it again on a phone sends nothing twice. */
function backToPage(context: StaffContext, done: string, emit: CaseEmission[]): CasePageAnswer {
	const page = { nonce: newNonce(), language: context.language, html: '' };
	const answer = pageAnswer(303, page);
	const location = `?t=${context.token}&done=${done}`;
	return { ...answer, headers: { ...answer.headers, Location: location }, emit };
}

/** What the workflow is told, if it is told at all. */
async function emissions(house: House, acted: AppliedDecision): Promise<CaseEmission[]> {
	const [output] = acted.emit;
	if (!output) return [];
	const items = await deedItems(house, acted, { named: true });
	return items.map((item) => ({ output, item }));
}
