import type { Sign } from '../../insight/breakdown/signs';
import type { Correction, Group, Table } from '../../insight/breakdown/table';
import { type Board, boardOf, noBoard } from './breakdown-board';
import type { BreakdownInput } from './breakdown-input';
import type { BreakdownItem } from './breakdown-item';
import type { Namer } from './breakdown-names';
import { nameOf, type Stratum } from './breakdown-strata';
import { type BreakdownWords, thingsOf } from './breakdown-text';
import type { InsightScope } from './insight-scope';

export type Setting = {
	scope: InsightScope;
	input: BreakdownInput;
	words: BreakdownWords;
	namer: Namer;
	correction: Correction;
	signs: ReadonlyMap<string, Sign[]>;
	ranked: boolean;
};

/** An item on the whole, then one for each group. */
export function itemsOf(table: Table, stratum: Stratum, setting: Setting): BreakdownItem[] {
	const { input, words, ranked, scope } = setting;
	const name = (group: Group) =>
		words.name(
			group.values?.map((value, at) => nameOf(stratum, input.by[at] ?? 'survey', value)) ?? null,
		);
	const isBoard = thingsOf(input.by) !== 'group';
	const { minimumN } = scope.settings;
	const board = ranked ? boardOf(table, { minimumN, isBoard }) : noBoard;
	// Where nobody is ranked, the order says nothing either.
	const groups = ranked
		? board.order
		: [...table.groups].sort(
				(a, b) =>
					Number(a.values === null) - Number(b.values === null) || name(a).localeCompare(name(b)),
			);
	const about = { table, stratum, board, setting, name };
	return [wholeItem(about), ...groups.map((group) => groupItem(group, about))];
}

type About = {
	table: Table;
	stratum: Stratum;
	board: Board;
	setting: Setting;
	name: (group: Group) => string;
};

function wholeItem({ table, stratum, board, setting, name }: About): BreakdownItem {
	const { input, words, namer } = setting;
	const { all, test, verdict } = table;
	return {
		...frame(setting),
		...headOf(table, stratum),
		kind: 'all',
		n: all.n,
		interval: { low: all.interval.low, high: all.interval.high },
		verdict,
		method: test ? 'chi_square' : all.interval.method,
		value: all.value,
		distribution: all.distribution,
		share: 100,
		table: {
			groups: table.groupsFound,
			chiSquare: test?.chiSquare ?? null,
			degrees: test?.degrees ?? null,
			p: test?.p ?? null,
			pCorrected: test?.corrected ?? null,
			cramersV: test?.cramersV ?? null,
		},
		brackets: board.brackets,
		text: words.overview(stratum.surveyKey, table, {
			nameOf: name,
			fields: input.by.map((field) => namer.field(field)),
			// Nobody reads of places that no group has.
			brackets: thingsOf(input.by) === 'group' ? [] : board.brackets,
			placed: board.places.size,
			minimumCell: input.minimumCell,
		}),
	};
}

function groupItem(group: Group, { table, stratum, board, setting, name }: About): BreakdownItem {
	const { input, words, signs, correction } = setting;
	const { figure, comparison, verdict, values } = group;
	const place = board.places.get(group) ?? null;
	const fair = board.fair.get(group) ?? null;
	const found = values === null || values[0] === null ? [] : (signs.get(values[0] ?? '') ?? []);
	const notes = found.map((sign) => ({ ...sign, text: words.sign(sign) }));
	const isJudged = verdict !== 'too_few';
	return {
		...frame(setting),
		...headOf(table, stratum),
		kind: 'group',
		n: figure.n,
		interval: { low: figure.interval.low, high: figure.interval.high },
		verdict,
		method: comparison?.method ?? figure.interval.method,
		name: name(group),
		groups:
			values?.map((value, at) => {
				const field = input.by[at] ?? 'survey';
				return { field, value, name: words.name([nameOf(stratum, field, value)]) };
			}) ?? null,
		isOthers: values === null,
		value: figure.value,
		distribution: figure.distribution,
		share: (100 * figure.n) / table.all.n,
		difference: comparison && {
			points: comparison.difference,
			interval: comparison.interval,
			p: isJudged ? comparison.p : null,
			pCorrected: isJudged ? group.corrected : null,
		},
		residuals: group.residuals,
		fair: fair && {
			value: fair.value,
			interval: { low: fair.low, high: fair.high },
			kept: fair.kept,
		},
		place,
		notes,
		text: words.row([
			words.against(name(group), group, correction),
			fair && isJudged ? words.fair(figure.unit, fair.value, fair) : '',
			thingsOf(input.by) === 'group' ? '' : words.placed(place),
			...notes.map(({ text }) => text),
		]),
	};
}

/** What an item has that says nothing yet. */
function frame({ scope, input, correction }: Setting) {
	const { period, settings } = scope;
	return {
		period: {
			name: period.name,
			from: new Date(period.from).toISOString(),
			until: new Date(period.until).toISOString(),
			timeZone: period.timeZone,
		},
		by: input.by,
		name: null,
		groups: null,
		isOthers: false,
		difference: null,
		residuals: null,
		fair: null,
		place: null,
		notes: [],
		table: null,
		brackets: [],
		correction,
		minimumCell: input.minimumCell,
		minimumN: settings.minimumN,
	} satisfies Partial<BreakdownItem>;
}

function headOf({ all }: Table, { surveyKey, purpose }: Stratum) {
	const { metric, scale, highFrom, variant, unit } = all;
	return { surveyKey, purpose, metric, scale, highFrom, variant, unit };
}

/** Where nobody answered. */
export function emptyItem(setting: Setting): BreakdownItem {
	return {
		...frame(setting),
		kind: 'all',
		surveyKey: null,
		purpose: null,
		metric: null,
		scale: null,
		highFrom: null,
		variant: null,
		unit: null,
		value: null,
		distribution: null,
		share: null,
		n: 0,
		interval: null,
		verdict: 'too_few',
		method: 'none',
		text: setting.words.nobody(),
	};
}
