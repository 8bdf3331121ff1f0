import { InputError } from '../../model/errors';
import type { OwnerFacts } from '../../model/event';
import { loadSettings } from '../../store/repositories/workspaces';
import { type GivenItem, type ItemRead, readItem } from '../../systems/answers/items/read-item';
import type { House } from '../house';
import { type ImportedAnswer, type ImportOutcome, importAnswer } from './import-answer';

/** What the workflow itself says beside the item. */
export type BesideItem = Omit<
	ImportedAnswer,
	| 'eventId'
	| 'source'
	| 'externalId'
	| 'value'
	| 'customerId'
	| 'customer'
	| 'answers'
	| 'invitation'
	| 'heard'
>;

/**
 * Stores the answer that an item of a tool's own trigger, of a sheet or of an export holds, as
 * {@link importAnswer} does.
 *
 * @param tool key of the tool
 * @param customerId whom the item is about, where it names one and the answer does not
 * @returns why it was left out: the rating was skipped, or the answer is not finished
 * @throws InputError for an item in another shape or without the question, and as importAnswer does
 */
export async function importItem(
	house: House,
	now: number,
	input: {
		tool: string;
		item: Record<string, unknown>;
		given: GivenItem;
		beside: BesideItem;
		customerId: string | null;
	},
): Promise<ImportOutcome | Extract<ItemRead, { kind: 'skipped' }>> {
	const { tool, item, given, beside, customerId } = input;
	const { timeZone } = await loadSettings(house.store.db, house.workspace);
	const form = beside.surveyKey ?? tool;
	const read = readItem(tool, item, { ...given, form, at: beside.answeredAt }, timeZone);
	if (read.kind === 'skipped') return read;
	const { event } = read;
	if (beside.reading === null) {
		throw new InputError('Mapping is empty.', 'Choose how the rating is read.');
	}
	return await importAnswer(house, now, {
		...beside,
		eventId: null,
		source: tool,
		externalId: event.externalId,
		value: read.value,
		comment: beside.comment ?? read.comment,
		answers: read.answers,
		answeredAt: new Date(event.occurredAt).toISOString(),
		language: beside.language ?? read.language,
		touchpoint: beside.touchpoint ?? event.touchpoint,
		subject: beside.subject ?? event.subject,
		owner: beside.owner ?? ownerOf(event.owner),
		customerId: event.customer === null ? customerId : null,
		customer: event.customer,
		invitation: read.invitation,
		test: beside.test || read.test,
		heard: true,
	});
}

function ownerOf(owner: OwnerFacts | null): ImportedAnswer['owner'] {
	return owner && { ...owner, team: null, channels: {} };
}
