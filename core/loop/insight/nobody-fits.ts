import { maskPersonal } from '../../insight/text/mask';
import { sentencesInARow, wordsInARow } from '../../language/in-a-row';
import { cleanLine } from '../../language/plain-text';
import { type Say, sayIn } from '../../language/say';
import {
	type AnsweredField,
	answeredValues,
	customerSegments,
	hasAnswers,
} from '../../store/repositories/answered-values';
import { countCustomers } from '../../store/repositories/customer-lives';
import { listPeople } from '../../store/repositories/people';
import { noFilters, type SummaryFilters } from '../../store/repositories/summary-scope';
import type { Person } from '../../model/people';
import type { InsightScope } from './insight-scope';
import { withOffScale } from './off-scale';
import { responsibleScope } from './scope';

/** What there is to choose from is named, but not all of it. */
const mostNamed = 8;

const columns: Partial<Record<keyof SummaryFilters, AnsweredField>> = {
	surveyKey: 'survey_key',
	metric: 'metric',
	segment: 'segment',
	touchpoint: 'touchpoint',
};

/**
 * Where no answer of the period fits the filters: which of them it is that nobody fits, and what there is instead.
 * Nobody is named, and of segments and touchpoints none of which fewer than the minimum answered.
 *
 * @returns empty where some answer fits, where nothing is filtered, and where nobody answered at all
 */
export async function nobodyFits(scope: InsightScope): Promise<string> {
	const { filters, language } = scope;
	const asked = (Object.keys(noFilters) as Array<keyof SummaryFilters>).filter(
		(key) => filters[key] !== null && filters[key] !== '',
	);
	if (asked.length === 0 || (await hasAnswers(scope))) return '';
	const everybody = { ...scope, filters: noFilters, responsible: null };
	if (!(await hasAnswers(everybody))) return '';
	const say = sayIn(language);
	const people = await listPeople(scope.place.store.db, scope.place.workspace);
	const sentences: string[] = [];
	for (const key of asked) {
		const alone = { ...noFilters, [key]: filters[key] };
		const responsible = await responsibleScope(scope.place, people, alone);
		const fits = asked.length > 1 && (await hasAnswers({ ...scope, filters: alone, responsible }));
		if (fits) continue;
		const value = shown(filters[key] ?? '', key, scope);
		sentences.push(say(`nobodyFits.${key}`, { value }));
		sentences.push(thereAre(await valuesOf(everybody, key, people), filters[key] ?? '', scope));
	}
	if (sentences.length > 0) return sentencesInARow(sentences, say);
	const names = asked.map((key) =>
		say(`nobodyFits.name.${key}`, { value: shown(filters[key] ?? '', key, scope) }),
	);
	return say('nobodyFits.together', { filters: wordsInARow(names, say) });
}

/** The first item says as well which filter nobody fits, and how many answers none of them has. */
export async function withNotes<Item extends { text: string }>(
	scope: InsightScope,
	items: readonly Item[],
): Promise<Item[]> {
	const told = await withOffScale(scope, items);
	const said = await nobodyFits(scope);
	if (said === '') return told;
	const say = sayIn(scope.language);
	return told.map((item, at) =>
		at === 0 ? { ...item, text: sentencesInARow([item.text, said], say) } : item,
	);
}

/** Where no customer is of the segment that was asked for: that it is so, and which segments there are. */
export async function nobodyIsOf(scope: InsightScope): Promise<string> {
	const { place, filters, language } = scope;
	const { segment } = filters;
	if (segment === null || (await countCustomers({ place, segment })) > 0) return '';
	const values = await customerSegments(place, listed(scope));
	const say = sayIn(language);
	const value = shown(segment, 'segment', scope);
	return sentencesInARow(
		[say('nobodyFits.customers', { value }), thereAre(values, segment, scope)],
		say,
	);
}

/** One more than is named tells that there are more. */
const listed = ({ settings }: InsightScope) => ({
	most: mostNamed + 1,
	least: Math.max(1, settings.minimumN),
});

async function valuesOf(
	everybody: InsightScope,
	key: keyof SummaryFilters,
	people: readonly Person[],
): Promise<string[]> {
	if (key === 'team') {
		const teams = people.flatMap(({ team, active }) => (active && team ? [team.trim()] : []));
		return [...new Set(teams)].sort();
	}
	const column = columns[key];
	// An owner is a person.
	if (column === undefined) return [];
	const isOurs = key === 'surveyKey' || key === 'metric';
	const { most, least } = listed(everybody);
	return await answeredValues(everybody, column, { most, least: isOurs ? 1 : least });
}

/** However somebody may have meant to write it. */
const bare = (text: string): string => text.toLowerCase().replace(/[\s_-]+/g, '');

function thereAre(values: readonly string[], asked: string, scope: InsightScope): string {
	const { language, settings } = scope;
	const masking = { language, country: settings.defaultCountry };
	const open = values.filter((value) => maskPersonal(value, masking) === value);
	if (open.length === 0) return '';
	const isMeant = (value: string) => Number(bare(value) !== bare(asked));
	const say = sayIn(language);
	const names = [...open]
		.sort((one, other) => isMeant(one) - isMeant(other))
		.slice(0, mostNamed)
		.map((value) => inWords(value, say));
	const list = wordsInARow(names, say);
	return say(open.length > mostNamed ? 'nobodyFits.thereAreMore' : 'nobodyFits.thereAre', {
		values: list,
	});
}

const metricNames = new Set(['nps', 'csat', 'ces', 'csi']);

const inWords = (value: string, say: Say): string =>
	metricNames.has(value)
		? value.toUpperCase()
		: say('nobodyFits.value', { value: cleanLine(value, 60) });

function shown(value: string, key: keyof SummaryFilters, scope: InsightScope): string {
	if (key === 'metric') return value.toUpperCase();
	const { language, settings } = scope;
	return cleanLine(maskPersonal(value, { language, country: settings.defaultCountry }), 80);
}
