import { InputError, SetupError } from '../../model/errors';
import type { ItemOutcome } from '../../model/item';
import type { JsonObject } from '../../model/json';
import type { ClientSystem } from '../../systems';
import type { Connected } from '../../systems/client';
import { SystemError } from '../../systems/system-error';
import type { House } from '../house';
import { sayOf } from '../workspace/spoken';
import { nameOf } from '../workspace/system-name';
import { type ItemCrm, writtenPart } from './crm-part';
import { noteCreation, noteWriteBack, type Refusable } from './note-write-back';

/** What was done in another system. */
export type Written = { outcome: ItemOutcome; crm: ItemCrm };

/** Where, and when (epoch ms), it is done. */
export type There = {
	system: ClientSystem;
	connected: Connected;
	/** The kind of record, as the system calls it. */
	object: string;
	now: number;
};

/**
 * Changes fields of a record.
 *
 * @throws SystemError, InputError where no field is given
 */
export async function updateRecord(
	house: House,
	{ system, connected, object, now }: There,
	{ id, fields }: { id: string; fields: JsonObject },
): Promise<Written> {
	if (Object.keys(fields).length === 0) throw nothingGiven();
	const update = able(connected.update, system, 'Update');
	const noted = await noteWriteBack(house, now, { system: system.key, object, id }, { fields });
	await doneOrRefused(update(object, id, fields), noted);
	const text = sayOf(house)('crm.updated', { id, system: nameOf(house, system) });
	const crm = writtenPart(system, object, { id, fields, owner: null });
	return { outcome: { code: 'updated', text }, crm };
}

/**
 * Makes a record.
 *
 * @param given.owner as the system knows them; `null` = whom it makes responsible itself
 * @throws SystemError, InputError where no field is given
 */
export async function createRecord(
	house: House,
	{ system, connected, object, now }: There,
	{ fields, owner }: { fields: JsonObject; owner: string | null },
): Promise<Written> {
	if (Object.keys(fields).length === 0) throw nothingGiven();
	const create = able(connected.create, system, 'Create Task or Ticket');
	const noted = await noteCreation(house, now, { system: system.key, object }, { fields, owner });
	const { id } = await doneOrRefused(create(object, fields, { owner }), noted);
	// It is made: an error now would have it made once more. Without its id it is known by what it holds.
	await noted.known(id).catch(() => {});
	const say = sayOf(house);
	const name = nameOf(house, system);
	const text =
		id === null
			? say('crm.created.nameless', { system: name })
			: say('crm.created', { id, system: name });
	return {
		outcome: { code: 'created', text },
		crm: writtenPart(system, object, { id, fields, owner }),
	};
}

/** Makes somebody else responsible for a record. @throws SystemError */
export async function changeOwner(
	house: House,
	{ system, connected, object, now }: There,
	{ id, owner }: { id: string; owner: string },
): Promise<Written> {
	const change = able(connected.changeOwner, system, 'Change Owner');
	const record = { system: system.key, object, id };
	const noted = await noteWriteBack(house, now, record, { fields: {}, owner });
	await doneOrRefused(change(object, id, owner), noted);
	const text = sayOf(house)('crm.owner', { id, owner, system: nameOf(house, system) });
	const crm = writtenPart(system, object, { id, fields: {}, owner });
	return { outcome: { code: 'owner_changed', text }, crm };
}

/** What a write comes to; one that did not answer may have been done, and stays noted. */
async function doneOrRefused<Result>(write: Promise<Result>, noted: Refusable): Promise<Result> {
	return await write.catch(async (error: unknown) => {
		const mayBeDone = error instanceof SystemError && error.fault === 'unavailable';
		if (!mayBeDone) await noted.refused();
		throw error;
	});
}

/**
 * What becomes of a test item: the other system would take it for a real one. It says what would be written, since
 * whoever tries a node out looks for just that.
 *
 * @param fields what would be; `null` where the operation writes no fields
 * @throws InputError where no field is given, as a real item would
 */
export function nothingForTest(
	house: House,
	system: ClientSystem,
	fields: JsonObject | null,
): ItemOutcome {
	const say = sayOf(house);
	const text = say('crm.test', { system: nameOf(house, system) });
	if (fields === null) return { code: 'not_written_test', text };
	const given = Object.entries(fields);
	if (given.length === 0) throw nothingGiven();
	const values = given.map(([name, value]) => `${name} = ${shortly(value)}`).join('; ');
	const would = say('crm.test.values', { values });
	return { code: 'not_written_test', text: `${text} ${would}` };
}

const longest = 80;
const shortly = (value: unknown): string => {
	const text = typeof value === 'string' ? value : JSON.stringify(value);
	const signs = [...text];
	return signs.length > longest ? `${signs.slice(0, longest).join('')}…` : text;
};

/** The function, if the system has it. @throws SetupError naming the operation */
export function able<Call>(call: Call | undefined, { names }: ClientSystem, name: string): Call {
	if (call) return call;
	throw new SetupError(
		`${names.en} has no way to do "${name}".`,
		'Choose another operation of the node, or do it with an HTTP Request node.',
	);
}

const nothingGiven = (): InputError =>
	new InputError('No field is given.', 'Add a field, and what it is to hold.');
