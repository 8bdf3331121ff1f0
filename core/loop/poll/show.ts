import { sentencesInARow } from '../../language/in-a-row';
import type { CanonicalEvent } from '../../model/event';
import { NotFoundError } from '../../model/errors';
import { fillItem, type ItemCustomer, type ItemOwner } from '../../model/item';
import type { CrmRecord } from '../../systems/client';
import { listChanged } from '../crm/read';
import { eventRow } from '../event/receive-event';
import type { House } from '../house';
import { eventPart } from '../item/item-parts';
import { notesInARow, sayOf } from '../workspace/spoken';
import { nameOfKey } from '../workspace/system-name';
import { checkWatched } from './check-watched';
import type { Looking } from './looking';
import { eventOf, seenOf } from './record-event';

const day = 86_400_000;
/** Back to here is looked, in turn, until something is found, ms. */
const spans = [day, 7 * day, 90 * day];
const mostShown = 5;
const mostRead = 2_000;

/**
 * The records that were changed last, as the items that they would be; nothing is stored.
 *
 * @throws SetupError where the watched field is none of the system's, as publishing would say;
 *   NotFoundError where nothing was changed for three months; SystemError
 */
export async function showNewest(
	house: House,
	{ watch, connected, clock }: Pick<Looking, 'watch' | 'connected' | 'clock'>,
): Promise<Array<Record<string, unknown>>> {
	const now = clock();
	const { system, object } = watch;
	const there = { system, connected, object, now };
	await checkWatched(connected, watch, now);
	for (const span of spans) {
		const { records } = await listChanged(there, { since: now - span, until: now + day }, mostRead);
		const items = newest(records).flatMap((record) => shown(house, watch, record, now));
		if (items.length > 0) return items;
	}
	throw new NotFoundError(
		`Nothing was changed in ${object} of ${system.names.en} in the last 90 days.`,
		'Change a record there and execute the node again, or check Kind of Record.',
	);
}

const newest = (records: readonly CrmRecord[]): CrmRecord[] =>
	[...records]
		.sort((one, other) => (other.modifiedAt ?? 0) - (one.modifiedAt ?? 0))
		.slice(0, mostShown);

function shown(
	house: House,
	watch: Looking['watch'],
	record: CrmRecord,
	now: number,
): Array<Record<string, unknown>> {
	const { type } = seenOf(watch, record);
	// It is shown although it would be no event: its fields are what is looked for.
	const made = eventOf(watch, record, type ?? 'record.changed', now);
	if (made === null) return [];
	const { event, notes } = made;
	const say = sayOf(house);
	const derived = unknownDerived(house, watch, record);
	const text =
		type === null
			? say('poll.noEvent', { field: watch.watched?.name ?? '' })
			: say('event.received', { type: event.type, source: nameOfKey(house, event.source) });
	return [
		fillItem(
			{},
			{
				test: true,
				outcome: {
					code: type === null ? 'no_event' : 'received',
					text: sentencesInARow([text, notesInARow(house, notes), ...derived], say),
				},
				event: { ...eventPart(eventRow(house.workspace, now, { event, test: true })), id: null },
				customer: customerOf(event),
				owner: ownerOf(event),
			},
		),
	];
}

/** What is named wrongly there would never be noticed. */
function unknownDerived(
	house: House,
	{ watched, options }: Looking['watch'],
	{ fields, deleted }: CrmRecord,
): string[] {
	if (watched !== null || deleted) return [];
	const names = options.derivedFields.filter((name) => !Object.hasOwn(fields, name));
	return names.length === 0 ? [] : [sayOf(house)('poll.noDerived', { names: names.join(', ') })];
}

const customerOf = ({ customer }: CanonicalEvent): ItemCustomer | null =>
	customer && { id: null, ...customer };

const ownerOf = ({ owner }: CanonicalEvent): ItemOwner | null =>
	owner && { ...owner, team: null, channels: {} };
