import {
	festivalKeys,
	type FestivalKey,
	festivals,
	type Kept,
} from '../../calendar/festivals/list';
import { festivalsOn } from '../../calendar/festivals/festivals-on';
import { dateOf, type DayNumber } from '../../calendar/wall-time';
import { festivalInWords } from '../../language/festival-words';
import { builtInLanguages } from '../../language/texts';
import { folded } from '../../model/attribute-at';
import type { AttributeValue } from '../../model/customer-record';
import { below, readList, readWord, unacceptable } from '../../model/read-input';
import type { Audience, Search } from '../audience';
import { type CareFacts, type Occasion, type OccasionKind, rulesOf } from '../occasion';
import { readKey, readSettings } from '../read-parts';

/**
 * Festivals by rule. Who is greeted follows the country that they live in, and what they themselves have
 * said, never a guess from a name.
 */
export const holiday: OccasionKind = {
	key: 'holiday',
	tone: 'greeting',
	priority: 'low',
	steps: [{ days: 0 }],
	leads: true,
	validDays: 0,
	read(settings, path) {
		const given = readSettings(settings, path, ['festivals', 'preference']);
		const keys = readFestivals(given.festivals, below(path, 'festivals'));
		const preference =
			given.preference === undefined || given.preference === null || given.preference === ''
				? null
				: readKey(given.preference, below(path, 'preference'));
		return rulesOf({
			purpose: 'promotional_care',
			fields: ['festival', 'date'],
			audience: (search) => audienceOf(keys, preference, search),
			occasions: (facts, { firstDay, lastDay }) => {
				const wish = wishOf(facts, preference);
				const days = Array.from(
					{ length: Math.max(0, lastDay - firstDay + 1) },
					(_, at) => firstDay + at,
				);
				return days.flatMap((day) =>
					greetedOn(day, keys, wish).map((festival): Occasion => {
						const key = `${festival}:${dateOf(day)}`;
						const values = { festival, date: dateOf(day) };
						return { key, mailboxKey: key, anchor: { kind: 'day', day }, values };
					}),
				);
			},
			exit: (facts, { anchor, values }) => {
				if (anchor.kind !== 'day') return null;
				const greeted = greetedOn(anchor.day, keys, wishOf(facts, preference));
				return greeted.some((one) => one === values.festival) ? null : 'date_changed';
			},
		});
	},
};

function readFestivals(value: unknown, path: string): FestivalKey[] {
	const given: unknown = typeof value === 'string' ? value.split(/[,，、;；\s]+/) : value;
	const keys = readList(given, path, (one, at) => readWord(one, at, festivalKeys), 100);
	if (keys.length > 0) return [...new Set(keys)];
	throw unacceptable(path, value, 'at least one festival');
}

/** Where somebody lives, and what they have said; `null` = nothing. */
type Wish = { country: string | null; said: FestivalKey[] | null };

function wishOf(
	{ customer, attributes }: Pick<CareFacts, 'customer' | 'attributes'>,
	preference: string | null,
): Wish {
	const said = preference === null ? undefined : attributes[preference];
	return { country: customer.country, said: saidFestivals(said) };
}

const festivalsByName = new Map<string, FestivalKey>(
	festivalKeys.flatMap((key) =>
		[key, ...builtInLanguages.map((language) => festivalInWords(key, language))].map(
			(name) => [folded(name), key] as const,
		),
	),
);

/** The festivals that a text names, by key or name. One that names none wishes for none: `no`, `无`. */
function saidFestivals(value: AttributeValue | undefined): FestivalKey[] | null {
	if (value === false) return [];
	if (typeof value !== 'string' || value.trim() === '') return null;
	const named = value.split(/[,，、;；\n]/).map((name) => festivalsByName.get(folded(name)));
	return named.filter((key) => key !== undefined);
}

/** What somebody is greeted on that day: what they have said counts alone, else what their country keeps. */
function greetedOn(
	day: DayNumber,
	keys: readonly FestivalKey[],
	{ country, said }: Wish,
): FestivalKey[] {
	const here = festivalsOn(day, country);
	if (said === null) return keys.filter((key) => here.includes(key));
	return keys.filter(
		(key) => said.includes(key) && (here.includes(key) || isAnywhereOn(key, day, country)),
	);
}

const keptRules = (key: FestivalKey): readonly Kept[] => festivals[key];

/** Whether it falls on a day where somebody wishes for what their country does not keep: on the same everywhere. */
function isAnywhereOn(key: FestivalKey, day: DayNumber, country: string | null): boolean {
	const rules = keptRules(key);
	if (rules.some(({ in: where }) => country !== null && where.includes(country))) return false;
	const year = Number(dateOf(day).slice(0, 4));
	return rules.every(({ rule }) => rule(year).includes(day));
}

function audienceOf(
	keys: readonly FestivalKey[],
	preference: string | null,
	{ days }: Search,
): Audience[] {
	return days.flatMap(({ zones, days: on }): Audience[] => {
		const kept = keys.flatMap((key) =>
			keptRules(key).filter(({ rule }) =>
				on.some((day) => rule(Number(dateOf(day).slice(0, 4))).includes(day)),
			),
		);
		if (kept.length === 0) return [];
		const where = new Set(kept.flatMap((one) => (one.in === 'everywhere' ? [] : [...one.in])));
		const everywhere = kept.some((one) => one.in === 'everywhere');
		const found: Audience[] = [
			{ by: 'country', zones, countries: everywhere ? null : [...where].sort() },
		];
		if (preference !== null && !everywhere)
			found.push({ by: 'attribute', zones, name: preference });
		return found;
	});
}
