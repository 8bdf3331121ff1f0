import { readKnownDay } from '../../calendar/read-known-day';
import type { DayOrder } from '../../calendar/day-parts';
import { timeZoneOf } from '../../calendar/zone-names';
import { countryOf } from '../../language/country-names';
import { currencyOf, isCurrencySign } from '../../language/currency-names';
import { dayFaultInWords, dayNoteInWords } from '../../language/day-words';
import { languageTagOf } from '../../language/language-names';
import { personName } from '../../language/person-name';
import type { Say } from '../../language/say';
import { folded } from '../../model/attribute-at';
import type { CustomerAttribute } from '../../model/customer-attributes';
import {
	chatIds,
	customerFields,
	type CustomerFieldKey,
	type KnownDate,
	knownDates,
} from '../../model/customer-fields';
import type { CustomerRecord } from '../../model/customer-record';
import type { OwnerFacts } from '../../model/event';
import { isOwnKind } from '../../model/identities';
import { isObject } from '../../model/json';
import { onDate } from '../../model/known-day';
import { emailOf } from '../../model/mailbox';
import { phoneOf } from '../../model/phone';
import { isPlaceholder } from '../../model/placeholder';
import type { Settings } from '../../model/settings';
import { shown } from '../../model/shown';
import { calledIn } from './called-in';
import type { Told } from './resolve-list';
import { addressIn, bareNumber, mayBeNumber } from './row-addresses';
import {
	cellOf,
	isShortened,
	type Read,
	readId,
	readLine,
	readMoney,
	readNumeral,
	readTags,
	readYesNo,
	unusable,
} from './row-values';

/** A row about a customer: our fields by their keys, the workspace's own by `attribute_<key>`. */
export type CustomerRow = Record<string, unknown>;

/** The field of a row that fills an attribute of the workspace's own. */
export const attributeField = (key: string): string => `attribute_${key}`;

export type RowReading = {
	settings: Pick<Settings, 'timeZone' | 'defaultCountry' | 'customerAttributes'>;
	/** The system that customer ids are of. */
	system: string;
	/** Which number of `03/04/1990` is the month; without it such a date is refused. */
	order: DayOrder | null;
	/** Whether numbers count days as spreadsheets do. */
	serial: boolean;
	cleared: readonly string[];
	now: number;
	say: Say;
	language: string;
};

export type RowRefusal = { field: string | null; value: string | null; why: string };

export type ReadRow =
	| { ok: true; told: Told; notes: string[] }
	| {
			ok: false;
			refusal: RowRefusal;
			/** What the row itself calls whom it is about, to find it again; empty where it says nothing. */
			who: string;
			notes: string[];
	  };

const mostOfId = 200;

/** Ends the reading of a row; never leaves this file. */
class Refused {
	constructor(readonly refusal: RowRefusal) {}
}

const labels = new Map<string, string>(customerFields.map(({ key, name }) => [key, name]));

/** What the panel calls a field. */
export const fieldLabel = (key: string): string => labels.get(key) ?? key;

/**
 * Reads a row. What somebody is recognised by is refused where it cannot be read, since leaving it out could make
 * a second record of one person; anything else that cannot be read is left out with a note. Empty cells
 * and what stands for nothing (`N/A`, `-`, `未知`) are not said.
 */
export function readRow(row: unknown, reading: RowReading): ReadRow {
	const notes: string[] = [];
	try {
		if (!isObject(row)) throw refused(reading, null, row, 'customerRow.fault.noRow');
		return { ok: true, told: new RowReader(row, reading, notes).told(), notes };
	} catch (error) {
		if (error instanceof Refused)
			return { ok: false, refusal: error.refusal, who: calledIn(row, error.refusal.field), notes };
		throw error;
	}
}

type Fault = 'email' | 'phone' | 'id' | 'shortened' | 'system';
type Left =
	'text' | 'language' | 'timeZone' | 'country' | 'number' | 'currency' | 'yesNo' | 'email';

function refused(
	{ say }: RowReading,
	field: string | null,
	value: unknown,
	key: 'customerRow.fault.noRow' | 'customerRow.nobody',
): Refused {
	return new Refused({ field, value: value === null ? null : shown(value), why: say(key) });
}

class RowReader {
	constructor(
		private readonly row: CustomerRow,
		private readonly reading: RowReading,
		private readonly notes: string[],
	) {}

	told(): Told {
		const { cleared, system } = this.reading;
		const externalIds = this.externalIds();
		const email = this.email();
		const phone = this.phone();
		if (Object.keys(externalIds).length === 0 && email === null && phone.number === null) {
			if (phone.said !== null && phone.why !== null) {
				throw new Refused({ field: 'phone', value: shown(phone.said), why: phone.why });
			}
			throw refused(this.reading, null, null, 'customerRow.nobody');
		}
		if (phone.why !== null) this.note(phone.why);
		const facts: CustomerRecord & { cleared: readonly string[] } = {
			externalIds,
			name: personName(this.line('name', 200)) || null,
			email,
			phone: phone.said,
			language: this.understood('language', languageTagOf),
			timeZone: this.understood('timeZone', timeZoneOf),
			segment: this.line('segment', 200),
			title: this.line('title', 60),
			country: this.understood('country', countryOf),
			owner: this.owner(),
			value: this.value(),
			tags: this.kept('tags', 'text', readTags(this.row.tags)),
			dates: this.dates(),
			attributes: {},
			cleared,
		};
		for (const attribute of this.reading.settings.customerAttributes) {
			this.attribute(attribute, facts);
		}
		return { facts, source: system };
	}

	private note(text: string): null {
		this.notes.push(text);
		return null;
	}

	private fault(field: CustomerFieldKey | 'externalIds', what: Fault, given: unknown): never {
		const value = shown(given);
		const values = { field: fieldLabel(field), value, most: mostOfId };
		const why = this.reading.say(`customerRow.fault.${what}`, values);
		throw new Refused({ field, value, why });
	}

	/** What cannot be read is left out with a note. */
	private kept<Value>(field: string, what: Left, read: Read<Value>, label?: string): Value | null {
		if (read !== unusable) return read;
		const value = shown(cellOf(this.row[field]));
		return this.note(
			this.reading.say(`customerRow.left.${what}`, { field: label ?? fieldLabel(field), value }),
		);
	}

	private line(field: CustomerFieldKey, most: number): string | null {
		return this.kept(field, 'text', readLine(this.row[field], most));
	}

	private understood(
		field: 'language' | 'timeZone' | 'country',
		read: (said: string) => string | null,
	): string | null {
		const said = this.line(field, 60);
		return said === null ? null : this.kept(field, field, read(said) ?? unusable);
	}

	private id(field: CustomerFieldKey | 'externalIds', given: unknown): string | null {
		const id = readId(given, mostOfId);
		const isCut = typeof given === 'number' && Number.isInteger(given);
		if (id === unusable) return this.fault(field, isCut ? 'shortened' : 'id', given);
		if (id !== null && isShortened(id)) return this.fault(field, 'shortened', given);
		return id;
	}

	private externalIds(): Record<string, string> {
		const ids: Record<string, string> = {};
		const { externalIds: given } = this.row;
		for (const [name, value] of Object.entries(isObject(given) ? given : {}).slice(0, 20)) {
			const id = this.id('externalIds', value);
			const kind = readLine(name, 60);
			if (id === null || typeof kind !== 'string' || kind === '__proto__') continue;
			if (isOwnKind(kind)) this.fault('externalIds', 'system', name);
			ids[kind] = id;
		}
		const own = this.id('customerId', this.row.customerId);
		if (own !== null) ids[this.reading.system] = own;
		for (const chat of chatIds) {
			const id = this.id(chat, this.row[chat]);
			if (id !== null) ids[chat] = id;
		}
		return ids;
	}

	private email(): string | null {
		const said = readLine(this.row.email, 300);
		if (said === null) return null;
		const email = said === unusable ? null : addressIn(said);
		return email ?? this.fault('email', 'email', this.row.email);
	}

	/** As it was said, as a number that somebody is recognised by, and why it is none. */
	private phone(): { said: string | null; number: string | null; why: string | null } {
		const written = readLine(this.row.phone, 60);
		const said = typeof written === 'string' ? bareNumber(written) : written;
		if (said === null) return { said, number: null, why: null };
		if (said !== unusable && isShortened(said)) this.fault('phone', 'shortened', said);
		if (said === unusable || !mayBeNumber(said)) {
			return this.fault('phone', 'phone', this.row.phone);
		}
		const country = this.ownCountry() ?? this.reading.settings.defaultCountry;
		const number = phoneOf(said, country);
		if (number !== null) return { said, number, why: null };
		const values = { field: fieldLabel('phone'), value: shown(said) };
		const isLocal = country === null && !/^(\+|00)/.test(said.normalize('NFKC'));
		const why = this.reading.say(
			isLocal ? 'customerRow.noCountry' : 'customerRow.noNumber',
			values,
		);
		return { said, number, why };
	}

	/** The country that the row itself names: it says whose number it is. */
	private ownCountry(): string | null {
		const said = readLine(this.row.country, 60);
		return typeof said === 'string' ? countryOf(said) : null;
	}

	private owner(): OwnerFacts | null {
		const id = readId(this.row.ownerId, mostOfId);
		const name = this.line('ownerName', 300);
		// A column that is called Owner may hold an address.
		const named = name === null ? null : emailOf(name);
		const said = this.line('ownerEmail', 300) ?? named;
		const email =
			said === null ? null : this.kept('ownerEmail', 'email', emailOf(said) ?? unusable);
		const owner = {
			id: this.kept('ownerId', 'text', id),
			name: named === null ? personName(name?.slice(0, 200)) || null : null,
			email,
		};
		return owner.id === null && owner.name === null && email === null ? null : owner;
	}

	private value(): CustomerRecord['value'] {
		const country = this.ownCountry() ?? this.reading.settings.defaultCountry;
		const known = (said: string | null) => (said === null ? null : currencyOf(said, country));
		const money = readMoney(this.row.valueAmount);
		// What stands beside the number has to be a currency, or nobody knows what it makes of it.
		const isMoney =
			money === null ||
			money === unusable ||
			money.currency === null ||
			isCurrencySign(money.currency);
		const worth = this.kept('valueAmount', 'number', isMoney ? money : unusable);
		// A sign such as € is no placeholder here.
		const sign = cellOf(this.row.valueCurrency);
		const isSign = typeof sign === 'string' && isCurrencySign(sign);
		const said = isSign ? sign : this.line('valueCurrency', 20);
		const named = said === null ? null : (known(said) ?? unusable);
		const currency = this.kept('valueCurrency', 'currency', named);
		if (worth === null) return null;
		const beside = currency === null && worth.currency !== null ? known(worth.currency) : currency;
		if (beside === null && worth.currency !== null) {
			const values = { field: fieldLabel('valueCurrency'), value: shown(worth.currency) };
			this.note(this.reading.say('customerRow.left.currency', values));
		}
		return { amount: worth.amount, currency: beside };
	}

	private dates(): CustomerRecord['dates'] {
		const dates: CustomerRecord['dates'] = {};
		for (const name of knownDates) {
			const calendar = name === 'birth' ? this.calendar() : undefined;
			if (calendar === unusable) continue;
			const isPast = name !== 'renewal';
			const day = this.day(name, this.row[name], fieldLabel(name), { calendar, past: isPast });
			if (day) dates[name] = day;
		}
		const [first, last] = (['first_order', 'last_order'] as const satisfies KnownDate[]).map(
			(name) => (dates[name] ? (onDate(dates[name]) ?? '') : ''),
		);
		if (first && last && first > last) {
			const [one, other] = [fieldLabel('first_order'), fieldLabel('last_order')];
			this.note(this.reading.say('customerRow.left.orders', { first: one, last: other }));
			delete dates.first_order;
			delete dates.last_order;
		}
		return dates;
	}

	private calendar(): 'solar' | 'lunar' | undefined | typeof unusable {
		const said = readLine(this.row.birthCalendar, 40);
		if (said === null || cellOf(this.row.birth) === null) return undefined;
		const word = said === unusable ? '' : folded(said);
		if (/^(solar|gregorian|公历|公曆|阳历|陽曆|新历|国历)$/.test(word)) return 'solar';
		if (/^(lunar|chinese|农历|農曆|阴历|陰曆|旧历)$/.test(word)) return 'lunar';
		const value = shown(this.row.birthCalendar);
		this.note(this.reading.say('customerRow.left.calendar', { field: fieldLabel('birth'), value }));
		return unusable;
	}

	private day(
		_name: string,
		given: unknown,
		field: string,
		{ calendar, past }: { calendar?: 'solar' | 'lunar' | undefined; past: boolean },
	) {
		const cell = Array.isArray(given) ? cellOf(given) : given;
		if (cell === undefined || cell === null || cell === '') return null;
		const { order, serial, now, settings, language } = this.reading;
		const read = readKnownDay(cell, {
			...(calendar !== undefined && { calendar }),
			...(order !== null && { order }),
			...{ now, past, serial, zone: settings.timeZone },
		});
		if (!read.ok) {
			if (read.fault.code === 'empty') return null;
			const why = dayFaultInWords(read.fault, language);
			return this.note(this.reading.say('customerRow.left.day', { field, why }));
		}
		if (read.note) {
			this.note(
				this.reading.say('customerRow.day', { field, why: dayNoteInWords(read.note, language) }),
			);
		}
		return read.day;
	}

	private attribute(attribute: CustomerAttribute, facts: CustomerRecord): void {
		const { key, name, type, choices } = attribute;
		const field = attributeField(key);
		const given = this.row[field];
		if (given === undefined || given === null) return;
		if (type === 'date') {
			const day = this.day(key, given, name, { past: false });
			if (day) facts.dates[key] = day;
			return;
		}
		const value = this.ofType(field, name, type, choices);
		if (value !== null) facts.attributes[key] = value;
	}

	private ofType(
		field: string,
		name: string,
		type: Exclude<CustomerAttribute['type'], 'date'>,
		choices: readonly string[],
	): string | number | boolean | null {
		const given = this.row[field];
		switch (type) {
			case 'number':
				return this.kept(field, 'number', readNumeral(given), name);
			case 'yes_no':
				return this.kept(field, 'yesNo', readYesNo(given), name);
			case 'text':
				return this.kept(field, 'text', readLine(given, 500), name);
			case 'choice': {
				// A choice may be called what stands for nothing elsewhere.
				const cell = cellOf(given);
				const chosen = choices.find((one) => folded(one) === folded(String(cell ?? '')));
				if (chosen !== undefined || cell === null || isPlaceholder(String(cell))) {
					return chosen ?? null;
				}
				const among = choices.slice(0, 10).join(', ');
				const values = { field: name, value: shown(cell), choices: among };
				return this.note(this.reading.say('customerRow.left.choice', values));
			}
		}
	}
}
