import { readMoment } from '../../calendar/read-moment';
import { celebratedOn } from '../../calendar/celebration';
import { dateOf, dayAt, type DayNumber } from '../../calendar/wall-time';
import { countryOf } from '../../language/country-names';
import { languageTagOf } from '../../language/language-names';
import { contactChannels, messagePurposes } from '../../model/consent';
import type { CustomerAttribute } from '../../model/customer-attributes';
import { bareName, customerFields, knownDates } from '../../model/customer-fields';
import { InputError } from '../../model/errors';
import { readNumber, readOptionalText, readWord, unacceptable } from '../../model/read-input';
import { shown } from '../../model/shown';
import type { Settings } from '../../model/settings';
import type { YearlyDate } from '../../store/repositories/customer-list';
import { addressesOfOwners } from '../../store/repositories/owner-marks';
import { listPeople } from '../../store/repositories/people';
import { loadSettings } from '../../store/repositories/workspaces';
import type { House } from '../house';
import { personNamed } from '../team/team';
import type { CustomersWanted } from './list-customers';
import { identityNamed } from './named-customer';

/** What a list is narrowed to, as a node's fields give it. */
export type GivenFilter = Partial<
	Record<
		| 'attribute'
		| 'attributeValue'
		| 'country'
		| 'date'
		| 'from'
		| 'until'
		| 'nextDays'
		| 'identity'
		| 'language'
		| 'owner'
		| 'purpose'
		| 'channel'
		| 'segment'
		| 'tag',
		unknown
	>
>;

/**
 * Reads which customers are wanted.
 *
 * @throws InputError for a value that nobody can be found by
 */
export async function readCustomerFilter(
	house: House,
	now: number,
	given: GivenFilter,
): Promise<Omit<CustomersWanted, 'limit'>> {
	checkPartners(given);
	const settings = await loadSettings(house.store.db, house.workspace);
	const identity = readOptionalText(given.identity, 'Identity', 254);
	const language = readOptionalText(given.language, 'Language', 60);
	return {
		segment: readOptionalText(given.segment, 'Segment', 254),
		tag: readOptionalText(given.tag, 'Tag', 254),
		owner: await ownerNames(house, readOptionalText(given.owner, 'Owner', 254)),
		country: readCountry(given.country),
		language: language === null ? null : (languageTagOf(language) ?? language),
		identity: identity === null ? null : await readIdentity(house, identity),
		attribute: readAttribute(given, settings.customerAttributes),
		date: readDate(given, settings, now),
		wants: readWish(given),
	};
}

const isGiven = (value: unknown): boolean =>
	value !== undefined && value !== null && String(value).trim() !== '';

/** Fields that say nothing by themselves, each with the one that they belong to. */
const partners = [
	['attributeValue', 'Attribute Value', 'attribute', 'Attribute'],
	['from', 'Date From', 'date', 'Date'],
	['until', 'Date Until', 'date', 'Date'],
	['nextDays', 'Within the Next Days', 'date', 'Date'],
	['channel', 'By', 'purpose', 'May Be Written To About'],
] as const;

/** A filter that would narrow nothing is a slip, and whoever mails the list would mail everybody. */
function checkPartners(given: GivenFilter): void {
	for (const [key, label, partner, partnerLabel] of partners) {
		if (!isGiven(given[key]) || isGiven(given[partner])) continue;
		throw new InputError(
			`"${label}" is ${shown(given[key])}, but "${partnerLabel}" is empty.`,
			`Fill in ${partnerLabel}, or leave ${label} out.`,
		);
	}
	if (isGiven(given.attribute) && !isGiven(given.attributeValue)) {
		throw new InputError(
			`"Attribute" is ${shown(given.attribute)}, but "Attribute Value" is empty.`,
			'Fill in the value that customers are looked for by.',
		);
	}
}

/** What an owner goes by: whoever is in the team by all their ids, somebody else by what was given. */
async function ownerNames(
	{ store, workspace }: House,
	owner: string | null,
): Promise<string[] | null> {
	if (owner === null) return null;
	const person = personNamed(await listPeople(store.db, workspace), owner);
	const place = { store, workspace };
	if (!person) return [owner, ...(await addressesOfOwners(place, [owner]))];
	const { id, name, email, externalIds } = person;
	const addresses = email === null ? [] : await addressesOfOwners(place, [email]);
	return [id, name, ...addresses, ...Object.values(externalIds)];
}

async function readIdentity(house: House, word: string) {
	const identity = await identityNamed(house, word);
	if (identity) return identity;
	throw unacceptable(
		'Identity',
		word,
		'an email address, a phone number, or an ID of another system as crm:4711',
	);
}

function readCountry(given: unknown): string | null {
	const said = readOptionalText(given, 'Country', 60);
	const code = said === null ? null : countryOf(said);
	if (said === null || code !== null) return code;
	throw unacceptable(
		'Country',
		given,
		'a country by its name or two letters, such as "China" or "CN"',
	);
}

function readAttribute(
	{ attribute, attributeValue }: GivenFilter,
	known: readonly CustomerAttribute[],
): CustomersWanted['attribute'] {
	const name = readOptionalText(attribute, 'Attribute', 254);
	if (name === null) return null;
	const own = known.filter(({ type }) => type !== 'date');
	const meant = own.find((one) => named(one, name));
	if (!meant) {
		throw new InputError(
			`"Attribute" is ${shown(name)}, which is none of the workspace's attributes.`,
			own.length === 0
				? 'Define it first: Satisfaction Workspace, Set Settings, Customers. A day is found by Date.'
				: `Use one of: ${own.map(({ key }) => key).join(', ')}. A day is found by Date.`,
		);
	}
	return { name: meant.key, value: valueOf(meant, attributeValue) };
}

const yes = ['true', 'yes', 'y', '1', '是', '有'];
const no = ['false', 'no', 'n', '0', '否', '无'];

function valueOf({ type }: CustomerAttribute, given: unknown): string | number {
	const text = typeof given === 'string' ? given.trim() : String(given ?? '');
	if (type === 'yes_no') {
		if (yes.includes(text.toLowerCase())) return 1;
		if (no.includes(text.toLowerCase())) return 0;
		throw unacceptable('Attribute Value', given, 'yes or no');
	}
	if (type !== 'number') return text;
	if (text !== '' && Number.isFinite(Number(text))) return Number(text);
	throw unacceptable('Attribute Value', given, 'a number');
}

const named = ({ key, name }: Pick<CustomerAttribute, 'key' | 'name'>, word: string): boolean =>
	[key, name].some((one) => bareName(one) === bareName(word));

/** Whether a word is what a field is called: by its key, its label, or as columns call it. */
function isField(key: string, word: string): boolean {
	const field = customerFields.find((one) => one.key === key);
	return [key, ...(field ? [field.name, ...field.also] : [])].some(
		(one) => bareName(one) === bareName(word),
	);
}

function readDate(
	{ date, from, until, nextDays }: GivenFilter,
	{ customerAttributes, timeZone }: Settings,
	now: number,
): CustomersWanted['date'] {
	const given = readOptionalText(date, 'Date', 254);
	if (given === null) return null;
	const own = customerAttributes.filter(({ type }) => type === 'date');
	const known = knownDates.find((name) => isField(name, given));
	const name = known ?? own.find((one) => named(one, given))?.key;
	if (name === undefined) {
		const all = [...knownDates, ...own.map(({ key }) => key)];
		throw unacceptable('Date', given, `one of ${all.join(', ')}`);
	}
	const today = dayAt(timeZone, now);
	if (nextDays !== undefined && nextDays !== null && nextDays !== '') {
		const days = readNumber(Number(nextDays), 'Within the Next Days', 0, 36_600, true);
		if (name === 'birth') return { name, keys: birthdaysIn(today, Math.min(days, aYear)) };
		return { name, from: dateOf(today), until: dateOf(today + days) };
	}
	const day = (value: unknown, path: string) => {
		const at = readMoment(value, path, timeZone);
		return at === null ? null : dateOf(dayAt(timeZone, at));
	};
	const span = { from: day(from, 'Date From'), until: day(until, 'Date Until') };
	if (span.from !== null && span.until !== null && span.from > span.until) {
		throw new InputError(
			`"Date From" (${span.from}) is after "Date Until" (${span.until}).`,
			'Exchange the two, or leave one out.',
		);
	}
	return { name, ...span };
}

/** Whoever has one in a year has one in any longer span. */
const aYear = 366;

/** What a day of birth has to be for a birthday to come within so many days. */
function birthdaysIn(today: DayNumber, days: number): YearlyDate['keys'] {
	const keys = new Map<string, YearlyDate['keys'][number]>();
	for (let ahead = 0; ahead <= days; ahead += 1) {
		for (const { calendar, month, day, leap } of celebratedOn(today + ahead, birthdayRules)) {
			keys.set([calendar, month, day, leap].join(' '), { calendar, month, day, leap });
		}
	}
	return [...keys.values()];
}

const birthdayRules = { leapDay: '02-28' } as const;

function readWish({ purpose, channel }: GivenFilter): CustomersWanted['wants'] {
	const about = readOptionalText(purpose, 'May Be Written To About', 60);
	if (about === null) return null;
	return {
		purpose: readWord(about, 'May Be Written To About', messagePurposes),
		channel: readWord(channel ?? 'email', 'By', contactChannels),
	};
}
