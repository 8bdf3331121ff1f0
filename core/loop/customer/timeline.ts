import { stepRef } from '../../care/books';
import { readMoment } from '../../calendar/read-moment';
import { promisesOf, type PromiseState } from '../../case/promises';
import { isoTime, type IsoTime } from '../../model/item';
import { promiseSteps } from '../../store/repositories/promises';
import {
	type TimelineKind,
	timelineKinds,
	type TimelinePlace,
	type TimelineRow,
	timelineRows,
} from '../../store/repositories/timeline';
import { loadSettings } from '../../store/repositories/workspaces';
import type { House } from '../house';
import { spokenIn } from '../workspace/spoken';
import { timelineText } from './timeline-words';

/** One thing that happened to a customer, ready to read. */
export type TimelineLine = {
	at: IsoTime;
	kind: TimelineKind;
	/** One sentence in the workspace's language. */
	text: string;
	eventId: string | null;
	invitationId: string | null;
	messageKey: string | null;
	responseId: string | null;
	caseId: string | null;
};

export type Timeline = {
	/** Newest first. */
	lines: TimelineLine[];
	/** What to ask for as `before` to read on; `null` = there is no more. */
	next: string | null;
};

/** A customer's timeline, a page of it: all that happened to them and stands in the store. */
export async function timelineOf(
	house: House,
	now: number,
	customerId: string,
	page: { before: TimelinePlace | null; limit: number },
	language = spokenIn(house),
): Promise<Timeline> {
	const { store, workspace } = house;
	const whose = { workspace, customerId };
	const rows = await timelineRows(store, store.db, whose, { ...page, limit: page.limit + 1 });
	const shown = rows.slice(0, page.limit);
	const { timeZone } = await loadSettings(store.db, workspace);
	const promises = await promiseStates(house, now, shown);
	const last = shown.at(-1);
	return {
		lines: shown.map((row) => ({
			at: isoTime(row.at) ?? '',
			kind: row.kind,
			text: timelineText(row, {
				language,
				timeZone,
				promise: promises.get(`${row.kind} ${row.id}`) ?? null,
			}),
			...idsOf(row),
		})),
		next: rows.length > shown.length && last ? placeInWords(last) : null,
	};
}

/** What became of the promises among these rows, by kind and id. */
async function promiseStates(
	{ store, workspace }: House,
	now: number,
	rows: readonly TimelineRow[],
): Promise<Map<string, PromiseState>> {
	const promised = rows.flatMap((one) =>
		one.kind === 'case' && one.row.step === 'promise' ? [one] : [],
	);
	const cases = [...new Set(promised.map(({ row }) => row.case_id))];
	const steps = await promiseSteps(store.db, workspace, cases);
	const states = new Map<string, PromiseState>();
	for (const { kind, id, at, row } of promised) {
		const own = steps.filter(({ caseId }) => caseId === row.case_id);
		const found = promisesOf(own, now).find((promise) => promise.at === at);
		if (found) states.set(`${kind} ${id}`, found.state);
	}
	return states;
}

const noIds = {
	eventId: null,
	invitationId: null,
	messageKey: null,
	responseId: null,
	caseId: null,
};

function idsOf(one: TimelineRow): Omit<TimelineLine, 'at' | 'kind' | 'text'> {
	switch (one.kind) {
		case 'event':
			return { ...noIds, eventId: one.row.event_id };
		case 'invitation':
			return { ...noIds, invitationId: one.row.invitation_id, eventId: one.row.event_id };
		case 'message': {
			const { message_key: messageKey, invitation_id: invitationId, case_id: caseId } = one.row;
			return { ...noIds, messageKey, invitationId, caseId };
		}
		case 'answer':
			return {
				...noIds,
				responseId: one.row.response_id,
				invitationId: one.row.invitation_id,
			};
		case 'care':
			return { ...noIds, messageKey: stepRef(one.row.care_id, one.row.step) };
		case 'case':
			return { ...noIds, caseId: one.row.case_id };
		default:
			return noIds;
	}
}

const placeInWords = ({ at, kind, id }: TimelinePlace): string =>
	`${isoTime(at) ?? ''} ${kind} ${id}`;

const place = new RegExp(`^(\\S+Z) (${timelineKinds.join('|')}) (.+)$`);

/**
 * Where to read on in a timeline: what a page before has given as `next`, or a moment.
 *
 * @throws InputError for what is neither
 */
export function readPlace(value: unknown, path: string, timeZone: string): TimelinePlace | null {
	const [, moment, kind, id = ''] =
		typeof value === 'string' ? (place.exec(value.trim()) ?? []) : [];
	const at = readMoment(moment ?? value, path, timeZone);
	if (at === null) return null;
	const known = timelineKinds.find((one) => one === kind);
	return known ? { at, kind: known, id } : { at, kind: 'event', id: '' };
}
