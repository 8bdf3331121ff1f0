import type { Finding } from '../../../insight/finding';
import {
	type DriverFacts,
	findingsOf,
	testsOf,
	type Weighed,
	type WeighedDriver,
} from '../../../insight/drivers/findings';
import { mostDrivers } from '../../../insight/drivers/lmg';
import {
	type DriverModel,
	draws,
	type Drawn,
	type NoModel,
	neededAnswers,
	weighDrivers,
	withIntervals,
} from '../../../insight/drivers/model';
import { ratedIn } from '../../../insight/drivers/sums';
import { type AboutAll, driverText, modelText, noModelText } from '../../../insight/drivers/words';
import { corrected } from '../../../insight/stats/multiplicity';
import { sayIn } from '../../../language/say';
import { fixTimes, surveyVersions } from '../../../store/repositories/item-answers';
import { breather } from '../../breathe';
import type { House } from '../../house';
import { type InsightInput, type InsightScope, insightScope } from '../insight-scope';
import { withNotes } from '../nobody-fits';
import { type DriverChoices, readChoices, type ReadChoices } from './read-choices';
import { chooseForm, type Summed, sumAnswers } from './sum-answers';
import { checkNames, type Form, formsOf, planOf } from './survey-plan';

/** What the drivers of a survey share. */
export type ModelFacts = {
	/** A paragraph: what was weighed, what was left out and why. */
	text: string;
	/** Complete answers, those needed, those in which anything was rated, and the incomplete among them. */
	n: number;
	needed: number;
	rated: number;
	dropped: number;
	/** Answers to forms of the survey with other items. */
	otherForms: number;
	r2: number | null;
	p: number | null;
	/** Both methods name the same first driver and order the others much alike (Kendall's τ ≥ .8). */
	agree: boolean | null;
	tau: number | null;
	/** What p-values were corrected for. */
	correction: { method: string; tests: number } | null;
	cross: Weighed['cross'] | null;
	target: number;
	leftOut: Array<{ driver: string; label: string; reason: string; others: string[] }>;
	/** Ids of drivers worth working on, the most influential first. */
	lists: { '90_days': string[]; '1_to_3_years': string[] };
};

export type DriverItem = Finding & {
	survey: { key: string; name: string; versions: string[] } | null;
	/** What is explained: the survey's score, or one of its items. */
	outcome: string | null;
	model: ModelFacts | null;
} & (Omit<WeighedDriver, keyof Finding> | { driver: null });

/**
 * What moves the score of each survey: its rated items with their weights by two methods, beside how they
 * score, what customers expect, and how hard they are to change. One item for each driver, the heaviest first; one
 * without a driver for a survey of which nothing can be said, with the reason.
 *
 * Memory does not grow with the answers, and others are let in while they are read.
 *
 * @throws InputError for a period or a choice that is none; NotFoundError for an owner who is not in the team
 */
export async function findDrivers(
	house: House,
	now: number,
	input: InsightInput & DriverChoices,
): Promise<DriverItem[]> {
	const scope = await insightScope(house, now, input);
	const choices = readChoices(input);
	const { surveyKey, metric } = scope.filters;
	const versions = (await surveyVersions(house, surveyKey)).filter(
		({ survey }) => metric === null || survey.metric === metric,
	);
	const surveys = formsOf(versions);
	checkNames(surveys, choices);
	const weighed: Weighing[] = [];
	for (const [key, forms] of surveys) {
		const found = await weighSurvey(scope, key, forms, choices);
		if (found !== null) weighed.push(found);
	}
	if (weighed.length === 0) return await withNotes(scope, [nothingRated(scope, surveyKey)]);
	const tests = weighed.map(({ model, facts }) =>
		'drivers' in model ? testsOf(model, facts) : [],
	);
	const { method, values } = corrected(tests.flat());
	let from = 0;
	const items = weighed.flatMap((one, at) => {
		const own = values.slice(from, from + (tests[at]?.length ?? 0));
		from += own.length;
		return itemsOf(one, own, { method, tests: values.length }, scope, choices);
	});
	return await withNotes(scope, items);
}

type Weighing = Omit<Summed, 'sums'> & {
	facts: DriverFacts[];
	model: DriverModel | NoModel;
	rated: number;
};

async function weighSurvey(
	scope: InsightScope,
	surveyKey: string,
	forms: readonly Form[],
	choices: ReadChoices,
): Promise<Weighing | null> {
	const { language, settings } = scope;
	const asked = { ...scope, surveyKey };
	const fitting = forms.filter((form) => planOf(form, choices, language).drivers.length > 0);
	const chosen = await chooseForm(asked, fitting, settings.minimumN);
	if (chosen === null) return null;
	const planned = planOf(chosen.form, choices, language);
	if (planned.drivers.length > mostDrivers) {
		const needed = neededAnswers(planned.drivers.length);
		const model: NoModel = { n: 0, needed, leftOut: [], why: 'too_many' };
		return { ...chosen, planned, missing: [], facts: [], model, rated: 0 };
	}
	const { sums, ...summed } = await sumAnswers(asked, chosen, choices, language);
	const weighing = weighDrivers(sums, settings.minimumN);
	const facts = await factsOf(scope, { ...summed, sums }, choices);
	const model = 'model' in weighing ? await drawn(weighing) : weighing;
	return { ...summed, facts, model, rated: ratedIn(sums).rated };
}

async function drawn(
	weighing: Extract<ReturnType<typeof weighDrivers>, { model: unknown }>,
): Promise<DriverModel> {
	const found: Drawn[] = [];
	const breathe = breather();
	for (let at = 0; at < draws; at++) {
		const one = weighing.draw();
		if (one !== null) found.push(one);
		await breathe();
	}
	return withIntervals(weighing.model, found);
}

/** Causes are looked for among the cases of a year: a week has too few of them. */
const causesWithin = 365 * 86_400_000;

async function factsOf(
	scope: InsightScope,
	{ planned, sums }: Pick<Summed, 'planned' | 'sums'>,
	{ notes }: ReadChoices,
): Promise<DriverFacts[]> {
	const noteOf = ({ id, pair }: { id: string; pair: { of: string } | null }) =>
		notes.find(({ driver }) => driver === id || driver === pair?.of);
	const causes = planned.drivers.map(({ item }) => noteOf(item)?.cause ?? item.pair?.of ?? item.id);
	const since = scope.period.until - causesWithin;
	const fixed = await fixTimes(scope.place, [...new Set(causes)], since);
	const { items } = ratedIn(sums);
	return planned.drivers.map(({ item, label, pair }, at): DriverFacts => {
		const { id, min, max, direction } = item;
		const time = fixed.get(causes[at] ?? '');
		const gap = pair === null ? undefined : sums.gaps[pair];
		const sides = pair === null ? undefined : sums.sides[pair];
		return {
			id,
			label,
			scale: { min, max, direction },
			rated: items[at] ?? { n: 0, sum: 0, sumSquares: 0 },
			pair: gap && sides ? { gap, expectation: sides.importance, experience: sides.quality } : null,
			fixed: time ? { days: time.ms / 86_400_000, n: time.n } : null,
			estimate: noteOf(item)?.difficulty ?? null,
		};
	});
}

function itemsOf(
	{ form, planned, facts, model, rated, missing, otherForms }: Weighing,
	tests: readonly number[],
	correction: { method: string; tests: number },
	scope: InsightScope,
	{ cross, target }: ReadChoices,
): DriverItem[] {
	const { language, settings } = scope;
	const { survey } = form;
	const labels = planned.drivers.map(({ label }) => label);
	const ids = planned.drivers.map(({ item }) => item.id);
	const dropped = Math.max(0, rated - model.n);
	const outcome = planned.outcome?.id ?? null;
	const about: AboutAll = {
		survey: survey.name === '' ? survey.key : survey.name,
		...{ rated, dropped, otherForms, labels, missing },
		composed: survey.metric === 'csi' && outcome === null,
	};
	const { direction } =
		planned.outcome ??
		(survey.metric === 'csi' ? { direction: 'higher_is_better' as const } : survey.rating);
	const found =
		'drivers' in model
			? findingsOf(model, facts, tests, {
					at: cross,
					target,
					outcomeSign: direction === 'higher_is_better' ? 1 : -1,
					answers: rated,
					minimumN: settings.minimumN,
				})
			: null;
	const listed = (horizon: WeighedDriver['horizon']) =>
		(found?.drivers ?? [])
			.filter((one) => one.horizon === horizon)
			.sort((a, b) => b.influence - a.influence)
			.map(({ driver }) => driver);
	const isModel = 'drivers' in model;
	const shared: ModelFacts = {
		text: isModel ? modelText(model, about, language) : noModelText(model, about, language),
		...{ n: model.n, needed: model.needed, rated, dropped, otherForms, target },
		r2: isModel ? model.r2 : null,
		p: isModel ? model.p : null,
		agree: isModel ? model.agree : null,
		tau: isModel ? model.tau : null,
		correction: isModel ? correction : null,
		cross: found?.cross ?? null,
		leftOut: [
			...model.leftOut.map(({ place, reason, others }) => ({
				driver: ids[place] ?? '',
				label: labels[place] ?? '',
				reason,
				others: others.map((other) => ids[other] ?? ''),
			})),
			...missing.map(({ id, label }) => ({
				driver: id,
				label,
				reason: 'mostly_missing',
				others: [],
			})),
		],
		lists: { '90_days': listed('90_days'), '1_to_3_years': listed('1_to_3_years') },
	};
	const beside = {
		survey: { key: survey.key, name: survey.name, versions: form.versions },
		outcome: outcome ?? survey.metric,
		model: shared,
	};
	if (!isModel || found === null) {
		const none = { n: model.n, interval: null, verdict: 'too_few', method: 'none' } as const;
		return [{ text: shared.text, ...none, driver: null, ...beside }];
	}
	return found.drivers.map((driver) => {
		const said = driverText(driver, model, found, language);
		return { text: said === '' ? shared.text : said, ...driver, ...beside };
	});
}

function nothingRated({ language }: InsightScope, surveyKey: string | null): DriverItem {
	const say = sayIn(language);
	const text =
		surveyKey === null ? say('drivers.noSurvey') : say('drivers.noItems', { survey: surveyKey });
	const none = { n: 0, interval: null, verdict: 'too_few', method: 'none' } as const;
	return { text, ...none, driver: null, survey: null, outcome: null, model: null };
}
