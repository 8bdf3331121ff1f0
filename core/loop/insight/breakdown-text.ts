import type { PlaceRange } from '../../insight/breakdown/leaderboard';
import type { Sign } from '../../insight/breakdown/signs';
import { type Correction, type Group, mostGroups, type Table } from '../../insight/breakdown/table';
import type { Interval } from '../../insight/intervals';
import { measuredText } from '../../insight/measured-text';
import type { SummaryRow } from '../../insight/summary';
import { figureText, rangeText } from '../../language/figures';
import { groupName } from '../../language/group-name';
import { sentencesInARow, wordsInARow } from '../../language/in-a-row';
import { plural } from '../../language/plural';
import { type Say, sayIn, sentenceLanguage } from '../../language/say';
import type { BreakdownField } from './breakdown-input';

/** What is compared, for the words "12 teams at once". */
export type Things = 'owner' | 'team' | 'group';

export const thingsOf = (by: readonly BreakdownField[]): Things => {
	const [one] = by;
	return by.length === 1 && (one === 'owner' || one === 'team') ? one : 'group';
};

export type BreakdownWords = ReturnType<typeof breakdownWords>;

/** The sentences of a breakdown in the reader's language. */
export function breakdownWords(language: string, by: readonly BreakdownField[]) {
	const say = sayIn(language);
	const tongue = sentenceLanguage(language);
	const format = new Intl.NumberFormat(tongue);
	const whole = (value: number) => figureText(value, 'points', tongue);
	const answers = (n: number) =>
		say(`breakdown.answers.${plural(n, tongue)}`, { n: format.format(n) });
	const figureOf = (name: string, figure: SummaryRow) =>
		say('breakdown.figure', {
			name,
			metric: measuredText(figure, language),
			value: figureText(figure.value ?? 0, figure.unit, tongue),
			range: rangeText(figure.interval, figure.unit, tongue),
			answers: answers(figure.n),
		});

	/** The sentence on a group against the rest. */
	const against = (name: string, group: Group, { tests }: Correction): string => {
		const figure = figureOf(name, group.figure);
		const { comparison, verdict } = group;
		if (verdict === 'too_few') return say('breakdown.tooFew', { figure });
		if (verdict === 'ok' || !comparison) return say('breakdown.alone', { figure });
		const { difference, interval } = comparison;
		const isLower = difference < 0;
		const { low, high } = interval ?? { low: difference, high: difference };
		const towards = isLower ? { low: -high, high: -low } : { low, high };
		const range = rangeText(towards, 'points', tongue);
		if (verdict === 'no_change') return say('breakdown.noChange', { figure, range });
		const n = Math.round(Math.abs(difference));
		const unit = group.figure.unit === 'percent' ? 'percentPoints' : 'points';
		const points = say(`breakdown.${unit}.${plural(n, tongue)}`, { n: whole(n) });
		const plain = say(verdict === 'unlikely_chance' ? 'breakdown.unlikely' : 'breakdown.could');
		const words =
			tests > 1
				? say(`breakdown.checked.${thingsOf(by)}`, { verdict: plain, n: format.format(tests) })
				: plain;
		return say(isLower ? 'breakdown.lower' : 'breakdown.higher', {
			figure,
			points,
			range,
			verdict: words,
		});
	};

	const placed = (place: (PlaceRange & { of: number }) | null): string => {
		if (!place) return '';
		const { from, to, of } = place;
		return from === to
			? say('breakdown.place', { place: from, of })
			: say('breakdown.placeRange', { from, to, of });
	};

	const fair = (unit: SummaryRow['unit'], value: number, interval: Interval): string =>
		say('breakdown.fair', {
			value: figureText(value, unit, tongue),
			range: rangeText(interval, unit, tongue),
		});

	const runsText = (brackets: readonly PlaceRange[], k: number): string => {
		if (brackets.length === 0) return '';
		if (brackets.some(({ from, to }) => from === 1 && to === k)) return say('breakdown.noPlaces');
		const runs = brackets.map(({ from, to }) => `${from}–${to}`);
		return say('breakdown.run', {
			runs: runs.reduce((one, other) => say('breakdown.runs', { one, other })),
		});
	};

	/** What is to be said of a table as a whole. */
	const overview = (
		survey: string | null,
		table: Table,
		named: {
			nameOf: (group: Group) => string;
			fields: readonly string[];
			brackets: readonly PlaceRange[];
			placed: number;
			minimumCell: number;
		},
	): string => {
		const head = figureOf(survey ?? say('breakdown.headSurveys'), table.all);
		const fields = wordsInARow(named.fields, say);
		const isCapped = table.tooMany;
		return sentencesInARow(
			[
				say('breakdown.head', { figure: head, fields }),
				outcome(table, named, fields),
				wholeText(table, say),
				table.smallOnes && table.groups.length > 0
					? say('breakdown.small', { n: named.minimumCell })
					: '',
				isCapped
					? say('breakdown.cap', {
							n: table.groups.filter(({ values }) => values !== null).length || mostGroups,
							of: format.format(table.groupsFound),
						})
					: '',
				runsText(named.brackets, named.placed),
			],
			say,
		);
	};

	const outcome = (
		{ groups, groupsFound, test }: Table,
		{ nameOf, minimumCell }: { nameOf: (group: Group) => string; minimumCell: number },
		fields: string,
	): string => {
		const [first] = groups;
		if (!first) return say('breakdown.allSmall', { n: minimumCell });
		if (groupsFound === 1) {
			return first.values?.every((value) => value === null)
				? say('breakdown.nobodyHas', { fields })
				: say('breakdown.oneGroup', { name: nameOf(first) });
		}
		const tested = groups.filter(({ corrected }) => corrected !== null);
		if (tested.length === 0) return say('breakdown.noneTested');
		const isEqual = groups.every(
			({ comparison }) => comparison === null || Math.abs(comparison.difference) < 1e-9,
		);
		if (isEqual && (test === null || test.chiSquare < 1e-9)) return say('breakdown.allEqual');
		const apart = tested.filter(({ verdict }) => verdict === 'unlikely_chance');
		if (apart.length === 0) return say('breakdown.noneApart');
		const names = apart.map((group) =>
			say(
				(group.comparison?.difference ?? 0) > 0 ? 'breakdown.apartHigher' : 'breakdown.apartLower',
				{ name: nameOf(group) },
			),
		);
		return say('breakdown.apart', { names: wordsInARow(names, say) });
	};

	return {
		say,
		against,
		placed,
		fair,
		overview,
		row: (sentences: readonly string[]) => sentencesInARow(sentences, say),
		sign: ({ code, count, of }: Sign) =>
			say(`breakdown.sign.${code}`, { count: format.format(count), of: format.format(of) }),
		nobody: () => say('breakdown.nobody'),
		name: (names: ReadonlyArray<string | null> | null): string =>
			names === null
				? say('breakdown.others')
				: names
						.map((name) => (name === null ? say('breakdown.unknown') : groupName(name, say)))
						.reduce((one, other) => say('breakdown.cell', { one, other })),
	};
}

function wholeText({ verdict, test }: Table, say: Say): string {
	if (test === null) return '';
	if (verdict === 'unlikely_chance') return say('breakdown.whole.unlikely');
	return verdict === 'could_be_chance' ? say('breakdown.whole.could') : '';
}
