import {
	festivalKeys,
	type FestivalKey,
	festivals,
	type Kept,
	rulesIn,
} from '../../calendar/festivals/list';
import { dateOf, type DayNumber } from '../../calendar/wall-time';
import { festivalInWords } from '../../language/festival-words';
import { builtInLanguages } from '../../language/texts';
import { folded } from '../../model/attribute-at';
import type { AttributeValue } from '../../model/customer-record';
import { InputError } from '../../model/errors';
import { below, readList, readWord } from '../../model/read-input';
import type { Audience, Search } from '../../model/care-audience';
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
				const years: number[] = [];
				for (let year = yearOf(firstDay); year <= yearOf(lastDay); year += 1) years.push(year);
				return keys
					.flatMap((festival) =>
						years.flatMap((year) =>
							greetedIn(year, festival, wish).map((day) => ({ festival, day })),
						),
					)
					.filter(({ day }) => day >= firstDay && day <= lastDay)
					.sort((one, other) => one.day - other.day)
					.map(({ festival, day }): Occasion => {
						const key = `${festival}:${dateOf(day)}`;
						const values = { festival, date: dateOf(day) };
						return { key, mailboxKey: key, anchor: { kind: 'day', day }, values };
					});
			},
			exit: (facts, { anchor, values }) => {
				if (anchor.kind !== 'day') return null;
				const festival = keys.find((one) => one === values.festival);
				const wish = wishOf(facts, preference);
				const days = festival ? greetedIn(yearOf(anchor.day), festival, wish) : [];
				return days.includes(anchor.day) ? null : 'date_changed';
			},
			sample: (day) => nextOf(keys, day),
		});
	},
};

function readFestivals(value: unknown, path: string): FestivalKey[] {
	const given: unknown = typeof value === 'string' ? value.split(/[,，、;；\s]+/) : value;
	const keys = readList(given, path, (one, at) => readWord(one, at, festivalKeys), 100);
	if (keys.length > 0) return [...new Set(keys)];
	throw new InputError(
		`"${path}" is empty, so nobody is greeted.`,
		'Choose at least one festival.',
	);
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

const yearOf = (day: DayNumber): number => Number(dateOf(day).slice(0, 4));

/**
 * The days of a festival on which somebody is greeted: what they have said counts alone, else what their
 * country keeps. What they wish for and their country does not keep is on the day that it is everywhere.
 */
function greetedIn(year: number, key: FestivalKey, { country, said }: Wish): DayNumber[] {
	if (said !== null && !said.includes(key)) return [];
	const here = rulesIn(key, country);
	if (here.length > 0) return here.flatMap((rule) => rule(year));
	if (said === null) return [];
	const [first = [], ...others] = keptRules(key).map(({ rule }) => rule(year));
	return others.every((days) => days.join() === first.join()) ? first : [];
}

/** The first of some festivals that is on a day or after it, wherever it is kept. */
function nextOf(keys: readonly FestivalKey[], from: DayNumber) {
	const years = [yearOf(from), yearOf(from) + 1];
	const ahead = keys
		.flatMap((festival) =>
			keptRules(festival).flatMap(({ rule }) =>
				years.flatMap((year) => rule(year).map((day) => ({ festival, day }))),
			),
		)
		.filter(({ day }) => day >= from)
		.sort((one, other) => one.day - other.day);
	const [next] = ahead;
	return next ? { festival: next.festival, date: dateOf(next.day) } : {};
}

const keptRules = (key: FestivalKey): readonly Kept[] => festivals[key];

function audienceOf(
	keys: readonly FestivalKey[],
	preference: string | null,
	{ days }: Search,
): Audience[] {
	return days.flatMap(({ zones, days: on }): Audience[] => {
		const kept = keys.flatMap((key) =>
			keptRules(key).filter(({ rule }) => on.some((day) => rule(yearOf(day)).includes(day))),
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
