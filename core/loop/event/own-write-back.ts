import { isReopening } from '../../model/event';
import type { JsonObject } from '../../model/json';
import { type EventRow, happenedBefore } from '../../store/repositories/events';
import {
	keepContent,
	nameWriteBack,
	type WriteBack,
	writtenOrBeingMade,
} from '../../store/repositories/write-backs';
import type { Tx } from '../../store/store';
import { contentOf, marked } from '../crm/value-marks';
import type { House } from '../house';
import { explained, isAllThere, type Values } from './explained';

/** What is noted about an event that is the echo of our own write. */
export const ownWriteBackOutcome = 'own_write_back';

/** What came of a record with an event, in the system's own names; stored as marks alone. */
export type Came = {
	/** The record's own id, where the event is about something else. */
	id: string | null;
	/** Without those that tell when it was changed, and by whom. */
	fields: JsonObject;
	owner: string | null;
	/**
	 * `watched`: the event is that these fields hold what they hold; `looked`: it is that the record has
	 * changed; `pushed`: the system has sent it.
	 */
	by: 'watched' | 'looked' | 'pushed';
	/** Marks of what the record held before, where somebody has looked. */
	before: string | null;
};

/** An echo is of a change at once after the write, by a clock that may differ; ms. */
const echoWithin = 10 * 60_000;
/** A record that is written more often within an hour is written because it was written. */
const mostTimes = 20;

/**
 * Whether an event is the echo of what we wrote into the record that it is about: some system tells its
 * rules of each change, our own, too, and a ticket whose score is written back is closed once more. What
 * came decides: it is an echo if all that has changed since the record was seen is what we wrote, within
 * ten minutes before it was changed or since, and what we wrote is still there. Somebody else's change of
 * the same record is none. An end of something, such as a closing, is an echo only if it has happened
 * before in the same cycle: after a reopening a closing is a new one, whoever wrote what. A record that we
 * have made is known by its id, or before that by what it holds. A later word about an answer is no echo.
 *
 * @param event in its place among those of its subject
 * @param changedAt when the record was changed, epoch ms: of a system that is asked that may be long ago;
 *   where nobody says so, when the event came
 */
export async function isOwnWriteBack(
	tx: Tx,
	house: House,
	event: EventRow,
	{ came, changedAt }: { came: Came | null; changedAt: number },
): Promise<boolean> {
	const { source: system, type } = event;
	const id = came?.id ?? event.subject_id;
	if (id === null || isReopening(type) || type === 'survey.answered') return false;
	let kept: Values | null = null;
	// What most events need not know is not reckoned for them.
	const values = (): Values => (kept ??= came ? marked(house, came.fields, came.owner) : new Map());
	const since = changedAt - echoWithin;
	const about = { system, id, since, values: came ? values : null };
	const write = await writeOf(tx, house, about);
	if (write === null) return false;
	const isPushed = came?.by === 'pushed';
	const before = isPushed ? write.content : (came?.before ?? null);
	if (isPushed) await keepContent(tx, house.workspace, write, contentOf(values()));
	const said = explained(house, values(), before, write.wrote);
	const earlier = await happenedBefore(tx, event);
	const isChange = came?.by === 'looked' || /\.(changed|updated)$/.test(type);
	// Something in the system answers each of our writes with a change of its own.
	if (write.times > mostTimes && (isChange || earlier)) return true;
	if (said === 'theirs') return false;
	if (write.created && before === null && !earlier) {
		const isWhole = came?.by === 'watched' && said === 'ours';
		return isWhole || isChange || /\.(created|opened|added|new)$/.test(type);
	}
	if (said === 'ours') return isChange || earlier !== undefined;
	// Nothing that we wrote came along: then nothing else that it tells may be new.
	if (came?.by === 'watched' || isChange) return false;
	return earlier !== undefined && tellsTheSame(earlier, event);
}

/** What we have written into the record, or that we have made it. */
async function writeOf(
	tx: Tx,
	{ workspace }: House,
	about: { system: string; id: string; values: (() => Values) | null; since: number },
): Promise<WriteBack | null> {
	const { system, id, values, since } = about;
	for (;;) {
		const { known, made } = await writtenOrBeingMade(tx, workspace, { system, id }, since);
		if (known || values === null) return known;
		const found = made.find(({ wrote }) => isAllThere(values(), wrote));
		if (!found) return null;
		if (await nameWriteBack(tx, workspace, found, id)) return { ...found, id };
		// Whoever made it has learned its id at this moment, or another event has taken it: what is left?
	}
}

/** Who changed something last tells nothing of what it has become. */
const byWhom = new Set(['changedBy', 'modifiedBy', 'updatedBy']);

function tellsTheSame(one: EventRow, other: EventRow): boolean {
	const told = ({ attributes, ...row }: EventRow): string =>
		JSON.stringify([
			JSON.parse(attributes, (name, value: unknown) => (byWhom.has(name) ? undefined : value)),
			...[row.subject_title, row.value_amount, row.value_currency, row.owner],
		]);
	return told(one) === told(other);
}
