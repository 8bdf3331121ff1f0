import { wordsInARow } from '../../../../language/in-a-row';
import { shareDifference, shareTails } from '../../../../insight/difference';
import { type Verdict, verdictOn } from '../../../../insight/finding';
import { wilson } from '../../../../insight/intervals';
import { corrected } from '../../../../insight/stats/multiplicity';
import { chanceText, figureText, rateRange, rateText } from '../../../../language/figures';
import { rootCauses } from '../../../../model/case-words';
import type { BlockView, Mark } from '../../../../pages/report/report-view';
import { countCauses } from '../../../../store/repositories/report-cases';
import {
	type MadeSection,
	type ReportContext,
	type ReportSection,
	tallySize,
} from '../report-context';
import type { ReportFigure } from '../report-figures';
import { clocksOf } from './clocks';
import { promisesOfPeriod } from './promises';

/** What is done about low scores: causes, clocks, promises. */
export const cases: ReportSection = {
	key: 'do',
	title: (say) => say('report.cases.title'),
	async make(context) {
		const { summary, say, language } = context;
		if (summary.cases.opened === 0) return null;
		const count = (n: number) => figureText(n, 'count', language);
		const causes = await causesOf(context);
		const clocks = await clocksOf(context);
		const promised = await promisesOfPeriod(context);
		const { opened, confirmed, unconfirmed, reopened, open, overdue } = summary.cases;
		return {
			about: say('report.cases.about', {
				opened: count(opened),
				confirmed: count(confirmed),
				unconfirmed: count(unconfirmed),
				reopened: count(reopened),
				open: count(open),
			}),
			blocks: [...causes.blocks, ...clocks.blocks, ...promised.blocks],
			figures: [...causes.figures, ...clocks.figures, ...promised.figures],
			...(causes.why !== null && { why: causes.why }),
			...(overdue > 0 && {
				todo: say(overdue === 1 ? 'report.todo.overdue.one' : 'report.todo.overdue.other', {
					n: count(overdue),
				}),
			}),
		} satisfies MadeSection;
	},
};

const mostCauses = 8;

type Cause = {
	key: string;
	label: string;
	now: number;
	before: number;
	p: number | null;
	verdict: Verdict;
	mark: Mark;
};

/** Cases per answer are tested, not shares of cases: one big cause would push the others down. */
async function causesOf(
	context: ReportContext,
): Promise<{ blocks: BlockView[]; figures: ReportFigure[]; why: string | null }> {
	const { scope, before, say, language, words, summary } = context;
	const now = await countCauses(scope);
	const then = await countCauses(before);
	const total = (rows: typeof now) => rows.reduce((sum, { n }) => sum + n, 0);
	const [cases, casesBefore] = [total(now), total(then)];
	const [answers, answersBefore] = [context.tallies, context.talliesBefore].map((tallies) =>
		tallies.reduce((sum, { tally }) => sum + tallySize(tally), 0),
	) as [number, number];
	const named = now.flatMap(({ cause, n }) => (cause === null ? [] : [{ cause, n }]));
	if (named.length === 0) return { blocks: [], figures: [], why: null };
	const rows = named.map(({ cause, n }) => {
		const earlier = then.find((one) => one.cause === cause)?.n ?? 0;
		const [one, other] = [
			{ x: Math.min(n, answers), n: answers },
			{ x: Math.min(earlier, answersBefore), n: answersBefore },
		];
		const p = answers > 0 && answersBefore > 0 ? shareTails(one, other) : null;
		const rate = answers > 0 && answersBefore > 0 ? shareDifference(one, other).difference : 0;
		return { cause, n, earlier, p, rate };
	});
	const tested = corrected(rows.flatMap(({ p }) => (p === null ? [] : [p]))).values;
	let next = 0;
	const isEnough = Math.min(answers, answersBefore) >= summary.minimumN;
	const causes = rows.map(({ cause, n, earlier, p, rate }): Cause => {
		const adjusted = p === null ? null : (tested[next++] ?? null);
		const verdict = verdictOn(adjusted, isEnough, n === earlier);
		return {
			key: cause,
			label: causeName(cause, say),
			now: n,
			before: earlier,
			p: adjusted,
			verdict,
			mark: verdict === 'unlikely_chance' ? (rate > 0 ? 'worse' : 'better') : 'maybe',
		};
	});
	const shown = causes.slice(0, mostCauses);
	const [most] = shown;
	if (most === undefined) return { blocks: [], figures: [], why: null };
	const count = (n: number) => figureText(n, 'count', language);
	const why = say('report.causes.finding', {
		cause: most.label,
		n: count(most.now),
		cases: count(cases),
	});
	const perAnswers = (n: number, of: number) =>
		of === 0 ? '–' : rateText((100 * n) / of, language, 'count');
	return {
		why: most.verdict === 'unlikely_chance' && most.mark === 'worse' ? why : null,
		figures: causes.map((one) => ({
			section: 'do',
			name: say('report.causes.name'),
			group: one.label,
			value: one.now,
			unit: 'count',
			interval: null,
			n: cases,
			change: one.now - one.before,
			p: one.p,
			verdict: one.verdict,
			method: 'pooled_z',
		})),
		blocks: [
			{
				kind: 'causes',
				id: 'causes',
				title: why,
				about: say('report.causes.about', {
					then: words.then,
					before: count(casesBefore),
					answers: count(answers),
					answersBefore: count(answersBefore),
					count: causes.length,
				}),
				name: say('report.causes.name'),
				told: wordsInARow(
					shown.map(({ label, now: n, before: was }) =>
						say('figure.beside', { value: `${label} ${n}`, beside: was }),
					),
					say,
				),
				rows: shown.map(({ label, now: n, before: was, mark, verdict }) => ({
					label,
					now: n,
					before: was,
					mark,
					verdict: say(`verdict.${verdict}`),
				})),
				table: {
					caption: say('report.causes.name'),
					head: [
						say('report.column.cause'),
						say('report.column.cases'),
						say('report.column.perAnswers'),
						say('report.column.interval'),
						words.shortThen,
						say('report.column.p'),
					],
					rows: causes.map((one) => {
						const { low, high } = wilson(Math.min(one.now, answers), answers);
						const interval = { low: 100 * low, high: 100 * high };
						return [
							one.label,
							count(one.now),
							perAnswers(one.now, answers),
							rateRange(interval, language, 'count'),
							count(one.before),
							one.p === null ? '–' : chanceText(one.p, language),
						];
					}),
				},
			},
		],
	};
}

function causeName(cause: string, say: ReportContext['say']): string {
	const known = rootCauses.find((one) => one === cause);
	return known === undefined ? cause : say(`cause.${known}`);
}
