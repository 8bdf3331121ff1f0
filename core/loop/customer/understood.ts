import { clausesInARow, wordsInARow } from '../../language/in-a-row';
import { knownDayInWords, knownDayWritten } from '../../language/known-day-words';
import { nativeName } from '../../language/language-names';
import { moneyInWords } from '../../language/money-words';
import { cleanLine } from '../../language/plain-text';
import type { Say } from '../../language/say';
import { chatIds } from '../../model/customer-fields';
import type { KnownDay } from '../../model/known-day';
import { phoneOf } from '../../model/phone';
import type { Settings } from '../../model/settings';
import { fieldLabel } from './read-row';
import type { Told } from './resolve-list';

/** What one field of a row was read as. */
type Understood = {
	/** The key of our field, or of an attribute. */
	key: string;
	label: string;
	/** For programs: a number as E.164 has it, a day as `1990-03-05`. */
	written: string;
	/** For people, where it differs. */
	words?: string;
	/** What a change of it is called: columns, kinds of ids, names of facts. */
	changes: readonly string[];
};

type How = {
	settings: Pick<Settings, 'defaultCountry' | 'customerAttributes'>;
	say: Say;
	language: string;
};

/** Fields that a sentence names; all of them stand beside it. */
const mostNamed = 12;
const mostOfOne = 80;
/** A sentence has said them already, the name as who it is about, the currency with the amount. */
const said = ['name', 'valueCurrency'];
const chats: readonly string[] = chatIds;

/**
 * What of a row was understood and how, by the key of the field.
 *
 * @param changed what was changed by it, of somebody who was known; `null` = all of it was
 */
export function understoodOf(
	told: Told,
	changed: readonly string[] | null,
	how: How,
): Record<string, string> {
	const found = understoodIn(told, how).filter(
		({ changes }) => changed === null || changes.some((name) => changed.includes(name)),
	);
	return Object.fromEntries(found.map(({ key, written }) => [key, written]));
}

/** The same of somebody who was added, as clauses of a sentence. */
export function understoodInWords(told: Told, how: How): string {
	const { say } = how;
	const found = understoodIn(told, how).filter(({ key }) => !said.includes(key));
	const named = found
		.slice(0, mostNamed)
		.map(({ label: field, written, words }) =>
			say('customerRow.understood', { field, value: cleanLine(words ?? written, mostOfOne) }),
		);
	// The sentence ends by itself: `Form of Address: Ms.`
	return clausesInARow(found.length > mostNamed ? [...named, '…'] : named, say).replace(/\.$/, '');
}

function understoodIn({ facts, source }: Told, { settings, say, language }: How): Understood[] {
	const found: Understood[] = [];
	const add = (
		key: string,
		written: string | null | undefined,
		more: { label?: string; words?: string; changes?: readonly string[] } = {},
	): void => {
		if (written === null || written === undefined || written === '') return;
		found.push({ key, label: fieldLabel(key), written, changes: [key], ...more });
	};
	for (const [kind, id] of Object.entries(facts.externalIds)) {
		if (kind === source) add('customerId', id, { changes: [kind] });
		else if (chats.includes(kind)) add(kind, id);
		else add(`externalIds.${kind}`, id, { label: kind, changes: [kind] });
	}
	add('name', facts.name);
	add('title', facts.title);
	add('email', facts.email);
	if (facts.phone !== null) {
		add('phone', phoneOf(facts.phone, facts.country ?? settings.defaultCountry) ?? facts.phone);
	}
	if (facts.language !== null)
		add('language', facts.language, { words: nativeName(facts.language) });
	add('timeZone', facts.timeZone, { changes: ['time_zone'] });
	add('country', facts.country);
	add('segment', facts.segment);
	if (facts.tags) add('tags', facts.tags.join(', '), { words: wordsInARow(facts.tags, say) });
	const { value, owner } = facts;
	if (value) {
		const changes = ['value_amount', 'value_currency'];
		add('valueAmount', String(value.amount), { changes, words: moneyInWords(value, language) });
		if (value.currency !== null) add('valueCurrency', value.currency, { changes });
	}
	if (owner) {
		const changes = ['owner'];
		add('ownerId', owner.id, { changes });
		add('ownerName', owner.name, { changes });
		add('ownerEmail', owner.email, { changes });
	}
	const named = new Map(settings.customerAttributes.map(({ key, name }) => [key, name]));
	for (const [key, day] of Object.entries(facts.dates ?? {})) {
		add(key, knownDayWritten(day), ofDay(day, named.get(key), language));
	}
	for (const [key, one] of Object.entries(facts.attributes ?? {})) {
		add(key, String(one), { label: named.get(key) ?? key });
	}
	return found;
}

const ofDay = (day: KnownDay, label: string | undefined, language: string) => ({
	words: knownDayInWords(day, language),
	...(label !== undefined && { label }),
});
