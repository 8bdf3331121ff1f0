import type { Plan } from '../../../insight/drivers/sums';
import { textOf } from '../../../language/text-of';
import { InputError } from '../../../model/errors';
import { itemSet, type SurveyItem } from '../../../model/rated-items';
import type { Survey } from '../../../model/survey';
import type { SurveyVersion } from '../../../store/repositories/item-answers';
import type { ReadChoices } from './read-choices';

/** A form of a survey: all versions with the same rated items in the same order. */
export type Form = { set: string; items: SurveyItem[]; survey: Survey; versions: string[] };

/** The forms of each survey that has rated items, the newest first. */
export function formsOf(versions: readonly SurveyVersion[]): Map<string, Form[]> {
	const surveys = new Map<string, Form[]>();
	for (const { survey } of versions) {
		const found = itemSet(survey);
		if (found === null) continue;
		const forms = surveys.get(survey.key) ?? [];
		surveys.set(survey.key, forms);
		const known = forms.find(({ set }) => set === found.name);
		if (known) known.versions.push(survey.version);
		else forms.push({ set: found.name, items: found.items, survey, versions: [survey.version] });
	}
	return surveys;
}

export type PlannedDriver = {
	item: SurveyItem;
	label: string;
	/** Place of its pair in the plan's pairs; `null` = it is none. */
	pair: number | null;
};

export type DriverPlan = {
	plan: Plan;
	drivers: PlannedDriver[];
	/** What is explained; `null` = the survey's score. */
	outcome: SurveyItem | null;
};

/**
 * What is weighed of a form: all rated items but how important something is, or those that are named.
 *
 * @param without ids that are left out
 */
export function planOf(
	{ items, survey }: Form,
	choices: Pick<ReadChoices, 'drivers' | 'outcome'>,
	language: string,
	without: readonly string[] = [],
): DriverPlan {
	const isNamed = (item: SurveyItem, name: string) =>
		item.id === name || (item.pair?.side === 'quality' && item.pair.of === name);
	const place = items.findIndex(
		(item) => choices.outcome !== null && isNamed(item, choices.outcome),
	);
	const chosen = items.flatMap((item, at) => {
		const isWanted =
			choices.drivers.length === 0 || choices.drivers.some((name) => isNamed(item, name));
		const isDriver = item.pair?.side !== 'importance' && at !== place;
		return isDriver && isWanted && !without.includes(item.id) ? [{ item, at }] : [];
	});
	const pairs: Array<Plan['pairs'][number]> = [];
	const drivers = chosen.map(({ item, at }): PlannedDriver => {
		const importance = items.findIndex(
			({ pair }) => item.pair !== null && pair?.side === 'importance' && pair.of === item.pair.of,
		);
		const label = textOf(item.text, language, survey.languages[0] ?? 'en') || item.id;
		if (importance < 0) return { item, label, pair: null };
		return { item, label, pair: pairs.push({ importance, quality: at }) - 1 };
	});
	return {
		plan: {
			width: items.length,
			scales: items.map(({ min, max }) => ({ min, max })),
			drivers: chosen.map(({ at }) => at),
			outcome: place < 0 ? null : place,
			pairs,
		},
		drivers,
		outcome: items[place] ?? null,
	};
}

/** @throws InputError for a name that is a rated item of no survey in question */
export function checkNames(
	surveys: ReadonlyMap<string, Form[]>,
	{ drivers, outcome, notes }: ReadChoices,
): void {
	const items = [...surveys.values()].flat().flatMap((form) => form.items);
	const names = new Set(items.flatMap(({ id, pair }) => (pair ? [id, pair.of] : [id])));
	const asked = [...drivers, ...(outcome === null ? [] : [outcome]), ...notes.map((n) => n.driver)];
	const unknown = asked.find((name) => !names.has(name));
	if (unknown === undefined || surveys.size === 0) return;
	throw new InputError(
		`"${unknown}" is no rated item of the surveys in question.`,
		`Name items by their ID: ${[...names].slice(0, 30).join(', ')}.`,
	);
}
