import { dayAt } from '../../../../calendar/wall-time';
import { bucketOf } from '../../../../calendar/bucket';
import { bucketInWords } from '../../../../insight/bucket-words';
import { type Verdict, verdictOn } from '../../../../insight/finding';
import { corrected } from '../../../../insight/stats/multiplicity';
import {
	chanceText,
	figureText,
	rangeText,
	rateText,
	signedText,
} from '../../../../language/figures';
import { cleanLine } from '../../../../language/plain-text';
import type { Say } from '../../../../language/say';
import { problemLists, type ProblemState } from '../../../../model/problem';
import { axisAround } from '../../../../pages/chart/place';
import type { BlockView, EffectsView, TableView } from '../../../../pages/report/report-view';
import { listPeople } from '../../../../store/repositories/people';
import { thePackage } from '../../../audit/doer';
import { checkEffect, type CheckedEffect } from '../../../problem/check-effect';
import { problemsOf } from '../../../problem/list';
import { titleMask } from '../../../problem/masked-titles';
import { openWordsOf } from '../../../problem/names-in-texts';
import type { ItemProblem } from '../../../problem/problem-part';
import { publicTextAmong } from '../../../problem/public-texts';
import {
	markOf,
	type MadeSection,
	type ReportContext,
	type ReportSection,
} from '../report-context';
import { isWhole } from '../whole';

/** A title without who is named in it. */
type Masked = (title: string) => string;

/** More are looked at in their list, not in a report. */
const mostShown = 10;

const openStates: readonly ProblemState[] = ['seen', 'planned', 'being_done'];
const doneStates: readonly ProblemState[] = ['done', 'shown_to_work'];

/** What is worked on, in two lists, and whether what was done has helped. */
export const problems: ReportSection = {
	key: 'problems',
	title: (say) => say('report.problems.title'),
	async make(context) {
		const { say, language, scope, before, now } = context;
		const open = await problemsIn(openStates, context);
		const since = before.period.from;
		const done = (await problemsIn(doneStates, context)).filter((one) => isDoneIn(one, since, now));
		if (open.length === 0 && done.length === 0) return null;
		const people = await listPeople(scope.place.store.db, scope.place.workspace);
		const names = new Map(people.map(({ id, name }) => [id, name]));
		const masked = await titleMask(
			context.house,
			[...open, ...done].map(({ title }) => title),
			{ language, country: scope.settings.defaultCountry },
		);
		const effects = await effectsOf(done.slice(0, mostShown), context, masked);
		const overdue = open.filter(({ dueAt }) => dueAt !== null && Date.parse(dueAt) < now);
		const [late] = overdue;
		const count = (n: number) => figureText(n, 'count', language);
		return {
			about: say('report.problems.about', {
				open: count(open.length),
				overdue: count(overdue.length),
				done: count(done.length),
			}),
			blocks: [
				...problemLists.flatMap((list): BlockView[] => {
					const own = open.filter((one) => one.list === list);
					if (own.length === 0) return [];
					const title = say(`report.problems.list.${list}`);
					const table = listed(own, title, { names, masked }, context);
					return [{ kind: 'words', title, about: null, items: [], table }];
				}),
				...(effects.length === 0 ? [] : [effectsView(effects, context)]),
			],
			figures: effects.map(({ title, checked, verdict, p }) => ({
				section: 'problems',
				name: say('report.problems.effect'),
				group: title,
				value: checked.effect.difference,
				unit: 'points',
				interval: checked.effect.interval,
				n: checked.finding.n,
				change: null,
				p,
				verdict,
				method: checked.effect.method,
			})),
			...(late !== undefined && {
				todo: say('report.problems.todo', {
					title: masked(late.title),
					date: dateText(late.dueAt, context),
				}),
			}),
		} satisfies MadeSection;
	},
};

/**
 * What customers said and what came of it: problems that were done in the period, in the words that were written for
 * everybody; else in their own where these name nobody, else in a neutral sentence.
 */
export const said: ReportSection = {
	key: 'said',
	title: (say) => say('report.saidDone.title'),
	async make(context) {
		const { say, scope } = context;
		const { from, until } = scope.period;
		const done = (await problemsIn(doneStates, context)).filter(
			(one) => isDoneIn(one, from, until) && (one.remedy ?? '').trim() !== '',
		);
		if (done.length === 0) return null;
		return {
			about: say('report.saidDone.about'),
			blocks: [
				{
					kind: 'words',
					title: null,
					about: null,
					items: await saidLines(done.slice(0, mostShown), context),
					table: null,
				},
			],
			figures: [],
		} satisfies MadeSection;
	},
};

async function saidLines(
	done: readonly ItemProblem[],
	{ house, scope, language, say }: ReportContext,
): Promise<Array<{ term: string; text: string }>> {
	const [fallback = 'en'] = scope.settings.languages;
	const written = done.map((one) => publicTextAmong(one.publicTexts, language, fallback)?.text);
	const rows = done.map(({ id, ownerId, title, remedy }) => ({
		problem_id: id,
		owner_id: ownerId,
		title,
		remedy,
	}));
	const silent = rows.filter((_, at) => !written[at]);
	const open = await openWordsOf(house, silent);
	return rows.map((row, at) => {
		const words = written[at];
		if (words) return { term: termOf(words.said, say), text: words.did };
		const may = open[silent.indexOf(row)];
		return {
			term: may?.title ? termOf(row.title, say) : say('telling.report.term'),
			text: may?.remedy ? (row.remedy ?? '') : say('telling.report.text'),
		};
	});
}

/** What is a sentence needs no colon behind it. */
function termOf(text: string, say: Say): string {
	const line = cleanLine(text);
	return /[.!?。！？…]$/u.test(line) ? line : say('report.saidDone.term', { title: line });
}

/** Of a survey that is asked for, and of none: a problem belongs to no team, owner or segment. */
async function problemsIn(
	states: readonly ProblemState[],
	{ house, now, scope }: ReportContext,
): Promise<ItemProblem[]> {
	if (!isWhole(scope.filters, ['surveyKey'])) return [];
	const { surveyKey } = scope.filters;
	const found = await problemsOf(house, now, {
		states,
		ownerId: null,
		overdueOnly: false,
		list: null,
		limit: null,
		test: false,
	});
	return found.filter((one) => surveyKey === null || one.surveyKey === surveyKey);
}

function isDoneIn({ doneAt }: ItemProblem, from: number, until: number): boolean {
	const at = doneAt === null ? NaN : Date.parse(doneAt);
	return at >= from && at <= until;
}

/** A day that is agreed on ends with the midnight that is stored. */
function dateText(at: string | null, { scope, language }: ReportContext): string {
	if (at === null) return '–';
	const day = dayAt(scope.settings.timeZone, Date.parse(at) - 1);
	return bucketInWords(bucketOf('day', day), language);
}

function listed(
	own: readonly ItemProblem[],
	caption: string,
	{ names, masked }: { names: ReadonlyMap<string, string>; masked: Masked },
	context: ReportContext,
): TableView {
	const { say, language, now } = context;
	const due = ({ dueAt }: ItemProblem) =>
		dueAt !== null && Date.parse(dueAt) < now
			? say('report.problems.overdue', { date: dateText(dueAt, context) })
			: dateText(dueAt, context);
	return {
		caption,
		head: [
			say('report.problems.problem'),
			say('report.problems.owner'),
			say('report.problems.due'),
			say('report.problems.state'),
			say('report.why.influence'),
		],
		rows: own
			.slice(0, mostShown)
			.map((one) => [
				masked(one.title),
				one.ownerId === null ? '–' : (names.get(one.ownerId) ?? '–'),
				due(one),
				say(`problem.state.${one.state}`),
				one.influence === null ? '–' : figureText(one.influence, 'count', language, 1),
			]),
	};
}

type Checked = { title: string; checked: CheckedEffect; verdict: Verdict; p: number | null };

/** Corrected for all that are shown together. */
async function effectsOf(
	done: readonly ItemProblem[],
	context: ReportContext,
	masked: Masked,
): Promise<Checked[]> {
	const { house, now, summary } = context;
	const found: CheckedEffect[] = [];
	for (const { id, startedAt } of done) {
		if (startedAt === null) continue;
		found.push(await checkEffect(house, now, { problemId: id, doer: thePackage, peek: true }));
	}
	const { values } = corrected(found.flatMap(({ effect }) => effect.p ?? []));
	let next = 0;
	return found.map((checked): Checked => {
		const { effect, row } = checked;
		const p = effect.p === null ? null : (values[next++] ?? null);
		const isEnough = Math.min(effect.before.n, effect.after.n) >= Math.max(1, summary.minimumN);
		const verdict = verdictOn(p ?? 1, isEnough, Math.round(effect.difference) === 0);
		return { title: masked(row.title), checked, verdict, p };
	});
}

/** Fewer is better here: left of zero. */
function effectsView(effects: readonly Checked[], { say, language }: ReportContext): EffectsView {
	const sure = effects.find(
		({ verdict, checked }) => verdict === 'unlikely_chance' && checked.effect.difference < 0,
	);
	const share = ({ x, n }: { x: number; n: number }) =>
		n === 0 ? '–' : rateText((100 * x) / n, language);
	return {
		kind: 'effects',
		id: 'problems-done',
		title:
			sure === undefined
				? say('report.problems.unsure')
				: say('report.problems.works', { title: sure.title }),
		about: say('report.problems.drawn', { count: effects.length }),
		name: say('report.problems.effect'),
		told: effects
			.map(({ title, checked }) => `${title} ${signedText(checked.effect.difference, language)}`)
			.join(', '),
		key: [
			{ sign: 'filled', text: say('report.problems.key.filled') },
			{ sign: 'hollow', text: say('chart.key.hollow') },
		],
		axis: {
			...axisAround(
				[
					-5,
					5,
					...effects.flatMap(({ checked: { effect } }) => [
						effect.interval.low,
						effect.interval.high,
					]),
				],
				5,
				{ least: -100, most: 100 },
			),
			unit: 'points',
		},
		rows: effects.map(({ title, checked: { effect }, verdict }) => ({
			label: title,
			value: effect.difference,
			low: effect.interval.low,
			high: effect.interval.high,
			mark: markOf(verdict, -effect.difference),
			verdict: say(`verdict.${verdict}`),
		})),
		none: say('report.problems.zero'),
		table: {
			caption: say('report.problems.effect'),
			head: [
				say('report.problems.problem'),
				say('report.problems.before'),
				say('report.column.n'),
				say('report.problems.after'),
				say('report.column.n'),
				say('report.care.difference'),
				say('report.column.interval'),
				say('report.column.p'),
			],
			rows: effects.map(({ title, checked: { effect }, p }) => [
				title,
				share(effect.before),
				figureText(effect.before.n, 'count', language),
				share(effect.after),
				figureText(effect.after.n, 'count', language),
				signedText(effect.difference, language),
				rangeText(effect.interval, 'points', language),
				p === null ? '–' : chanceText(p, language),
			]),
		},
	};
}
