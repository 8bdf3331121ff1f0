import { readMoment } from '../../../calendar/read-moment';
import { cleanLine } from '../../../language/plain-text';
import { InputError, NotFoundError } from '../../../model/errors';
import { newId } from '../../../model/id';
import type { Settings } from '../../../model/settings';
import {
	type DataAddress,
	endDataAddress,
	insertDataAddress,
	openDataAddresses,
} from '../../../store/repositories/data-addresses';
import { currentSurvey, isAnswered } from '../../../store/repositories/surveys';
import { loadSettings } from '../../../store/repositories/workspaces';
import { noteDeed } from '../../audit/deed';
import type { Doer } from '../../audit/doer';
import type { House } from '../../house';
import { unknownSurvey } from '../../survey/unknown-survey';
import { pageAddress, signedLink } from '../../workspace/link';
import { sayOf } from '../../workspace/spoken';
import { dataTables, type DataTableName } from './data-tables';

/** What nobody has given a date for ends in a year: an address that is forgotten does not stay open. */
const usualLife = 365 * 86_400_000;

export const longestAddressName = 60;

export type MakeAddress = {
	/** What it is for; an address of the same name is replaced. */
	name: string;
	/** The one survey it is about; `null` = all. */
	surveyKey: string | null;
	/** Whether it gives comments, masked. */
	comments: boolean;
	/** When it runs out, as `readMoment` takes it; blank = in a year. */
	validUntil: unknown;
	doer: Doer;
};

export type MadeAddress = {
	text: string;
	address: {
		name: string;
		surveyKey: string | null;
		comments: boolean;
		/** ISO 8601. */
		validUntil: string;
		/** What a tool pulls, by table; JSON with `format=json`. */
		links: Record<DataTableName, string>;
	};
};

/**
 * Makes an address from which a tool pulls figures without a person: whoever has it reads them, until it runs out
 * or is ended. Asked for the same again, the same address comes of it; asked for another of that name, the one before
 * has ended.
 *
 * @throws SetupError while no Case Trigger is published, or people could not reach it; InputError for a name or an
 * end that is none; SetupError for a survey that was neither published nor answered
 */
export async function makeAddress(
	house: House,
	now: number,
	{ surveyKey, comments, validUntil, doer, ...input }: MakeAddress,
): Promise<MadeAddress> {
	const { store, workspace } = house;
	const settings = await loadSettings(store.db, workspace);
	const name = nameOf(input.name);
	const until = untilOf(validUntil, settings, now);
	if (surveyKey !== null && !(await isKnown(house, surveyKey))) throw unknownSurvey(surveyKey);
	const page = await pageAddress(house, store.db, 'case', '', settings.sandbox);
	const row = await store.transaction(async (tx): Promise<DataAddress> => {
		for (;;) {
			const open = await openDataAddresses(tx, workspace);
			const known = open.find((one) => one.name === name);
			const isSame =
				known?.survey_key === surveyKey &&
				known.comments === Number(comments) &&
				known.expires_at > now &&
				(until === null || known.expires_at === until);
			if (known && isSame) return known;
			if (known) await endDataAddress(tx, workspace, name, now);
			const made: DataAddress = {
				workspace_id: workspace,
				address_id: newId('adr'),
				name,
				survey_key: surveyKey,
				comments: Number(comments),
				made_at: now,
				expires_at: until ?? now + usualLife,
				ended_at: null,
			};
			// Somebody has made one of this name at the same moment: it is looked at like any other.
			if (!(await insertDataAddress(tx, made))) continue;
			await noteDeed(tx, house, now, {
				action: 'address_made',
				doer,
				target: { kind: 'address', id: made.address_id },
				details: {
					name,
					until: new Date(made.expires_at).toISOString(),
					comments,
					survey: surveyKey,
				},
			});
			return made;
		}
	});
	const link = signedLink(house, page, 'data', {
		subject: row.address_id,
		audience: '',
		expiresAt: row.expires_at,
	});
	const links = dataTables.map((table) => [table, `${link}&table=${table}&format=csv`]);
	return {
		text: sayOf(house)('address.made', { name }),
		address: {
			name,
			surveyKey,
			comments,
			validUntil: new Date(row.expires_at).toISOString(),
			links: Object.fromEntries(links) as Record<DataTableName, string>,
		},
	};
}

/** A survey of answers from elsewhere was never published. */
const isKnown = async ({ store: { db }, workspace }: House, key: string): Promise<boolean> =>
	(await currentSurvey(db, workspace, key)) !== undefined || (await isAnswered(db, workspace, key));

/**
 * Ends an address: whatever pulls from it is told so.
 *
 * @throws NotFoundError where there is none of that name
 */
export async function endAddress(
	house: House,
	now: number,
	input: { name: string; doer: Doer },
): Promise<{ text: string; name: string }> {
	const { store, workspace } = house;
	const name = nameOf(input.name);
	await store.transaction(async (tx) => {
		const open = await openDataAddresses(tx, workspace);
		const known = open.find((one) => one.name === name);
		if (!known) throw noAddress(name, open);
		await endDataAddress(tx, workspace, name, now);
		await noteDeed(tx, house, now, {
			action: 'address_ended',
			doer: input.doer,
			target: { kind: 'address', id: known.address_id },
			details: { name },
		});
	});
	return { text: sayOf(house)('address.over', { name }), name };
}

function nameOf(given: string): string {
	const name = cleanLine(given, Infinity);
	if (name === '') {
		throw new InputError('The address has no name.', 'Say what it is for, e.g. Power BI of sales.');
	}
	if ([...name].length <= longestAddressName) return name;
	throw new InputError(
		`The name "${cleanLine(name, 40)}" has ${[...name].length} characters.`,
		`Use at most ${longestAddressName}.`,
	);
}

function untilOf(given: unknown, { timeZone }: Settings, now: number): number | null {
	const until = readMoment(given, 'Valid Until', timeZone, true);
	if (until === null || until > now) return until;
	throw new InputError(
		`"Valid Until" is ${new Date(until).toISOString()}, which has passed.`,
		'Give a moment to come, or leave it empty for a year.',
	);
}

function noAddress(name: string, open: readonly DataAddress[]): NotFoundError {
	const names = open.map((one) => `"${one.name}"`).join(', ');
	return new NotFoundError(
		`No address for tools is called "${name}".`,
		names === '' ? 'There is none at present.' : `There are: ${names}.`,
	);
}
