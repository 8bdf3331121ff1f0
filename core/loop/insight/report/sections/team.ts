import { figureText, rangeText } from '../../../../language/figures';
import type { Bracket, LeaderboardView } from '../../../../pages/report/report-view';
import type { MadeSection, ReportContext, ReportSection } from '../report-context';
import { axisFor, type Broken, brokenBy, fieldOf, figuresOf, nameOf } from './where';

/** Fair estimates of owners, or of teams where those are all there is: places only where intervals part. */
export const team: ReportSection = {
	key: 'who',
	title: (say) => say('report.team.title'),
	async make(context) {
		const { say } = context;
		const found = [
			...(await brokenBy('owner', context)).slice(0, 1),
			...(await brokenBy('team', context)).slice(0, 1),
		];
		if (found.length === 0) return null;
		return {
			about: say('report.team.about'),
			blocks: found.map((one, at) => boardOf(one, `team-${at}`, context)),
			figures: found.flatMap((one) => figuresOf(one, 'who', context)),
		} satisfies MadeSection;
	},
};

function boardOf(broken: Broken, id: string, context: ReportContext): LeaderboardView {
	const { say, language } = context;
	const { all } = broken;
	const unit = all.unit ?? 'percent';
	const name = nameOf(broken, context);
	const field = fieldOf(broken, context);
	const shown = (value: number) => figureText(value, unit, language);
	const groups = [...broken.groups].sort(
		(a, b) => (b.fair?.value ?? b.value ?? 0) - (a.fair?.value ?? a.value ?? 0),
	);
	const last = groups.filter(({ place }) => place !== null).at(-1);
	const isLast = last?.place?.from === last?.place?.of && last?.place?.of !== 1;
	const placeText = (place: { from: number; to: number }) =>
		place.from === place.to ? String(place.from) : `${place.from}–${place.to}`;
	return {
		kind: 'leaderboard',
		id,
		title:
			last !== undefined && isLast
				? say('report.team.finding', { group: last.name ?? '', value: shown(last.value ?? 0) })
				: say('report.team.none'),
		about: say('report.team.drawn', { name, field }),
		name: say('report.where.name', { name, field }),
		told: groups.map((one) => `${one.name ?? ''} ${shown(one.value ?? 0)}`).join(', '),
		key: [
			{ sign: 'interval', text: say('report.team.key.fair') },
			{ sign: 'tick', text: say('report.team.key.plain') },
			{ sign: 'bracket', text: say('chart.key.bracket') },
		],
		axis: axisFor(groups, unit),
		all:
			all.value === null
				? null
				: { value: all.value, text: say('report.where.all', { value: shown(all.value) }) },
		rows: groups.map((one) => {
			const range = one.fair?.interval ?? one.interval;
			const value = one.fair?.value ?? one.value ?? 0;
			return {
				label: one.name ?? '',
				n: one.n,
				value,
				low: range?.low ?? value,
				high: range?.high ?? value,
				mark: one.verdict === 'too_few' ? ('few' as const) : ('plain' as const),
				...(one.fair !== null && { plain: one.value ?? 0 }),
				place:
					one.place === null ? null : say('report.team.place', { place: placeText(one.place) }),
			};
		}),
		brackets: bracketsOf(broken, groups),
		note: notesOf(broken),
		table: {
			caption: say('report.where.name', { name, field }),
			head: [
				field,
				say('report.column.fair'),
				say('report.column.interval'),
				say('report.column.plain'),
				say('report.column.n'),
				say('report.column.place'),
			],
			rows: groups.map((one) => [
				one.name ?? '',
				one.fair === null ? '–' : shown(one.fair.value),
				one.fair === null ? '–' : rangeText(one.fair.interval, unit, language),
				shown(one.value ?? 0),
				figureText(one.n, 'count', language),
				one.place === null ? '–' : placeText(one.place),
			]),
		},
	};
}

/** Runs of rows from runs of places of the board. */
function bracketsOf({ all, ranked }: Broken, groups: Broken['groups']): Bracket[] {
	return all.brackets.flatMap(({ from, to }) => {
		const rows = ranked
			.slice(from - 1, to)
			.map((one) => groups.indexOf(one))
			.filter((row) => row >= 0);
		return rows.length > 1 ? [{ first: Math.min(...rows), last: Math.max(...rows) }] : [];
	});
}

const notesOf = ({ all, groups }: Broken): string | null => {
	const texts = [...all.notes, ...groups.flatMap(({ notes }) => notes)].map(({ text }) => text);
	return texts.length === 0 ? null : texts.slice(0, 3).join(' ');
};
