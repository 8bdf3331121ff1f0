import { promisesOf } from '../../../../case/promises';
import { verdictOn } from '../../../../insight/finding';
import { shareTails } from '../../../../insight/difference';
import { wilson } from '../../../../insight/intervals';
import { figureText, rateRange, rateText } from '../../../../language/figures';
import type { BlockView } from '../../../../pages/report/report-view';
import { promiseSteps } from '../../../../store/repositories/promises';
import { casesWithPromises, caseTimes } from '../../../../store/repositories/report-cases';
import type { SummaryScope } from '../../../../store/repositories/summary';
import type { ReportContext } from '../report-context';
import type { ReportFigure } from '../report-figures';

const mostCases = 2_000;

/** How many promises to be back by a time were kept, of those that have ended one way or the other. */
export async function promisesOfPeriod(
	context: ReportContext,
): Promise<{ blocks: BlockView[]; figures: ReportFigure[] }> {
	const { say, language, words, summary } = context;
	const { kept, broken } = await countPromises(context, context.scope);
	const n = kept + broken;
	if (n === 0) return { blocks: [], figures: [] };
	const earlier = await countPromises(context, context.before);
	const before = { x: earlier.kept, n: earlier.kept + earlier.broken };
	const { low, high } = wilson(kept, n);
	const interval = { low: 100 * low, high: 100 * high };
	const p = before.n === 0 ? null : shareTails({ x: kept, n }, before);
	const isEnough = Math.min(n, before.n) >= summary.minimumN;
	const verdict = verdictOn(p ?? 1, isEnough, false);
	const count = (value: number) => figureText(value, 'count', language);
	const title = say('report.promises.finding', { kept: count(kept), n: count(n) });
	return {
		blocks: [
			{
				kind: 'promises',
				id: 'promises',
				title,
				about: [
					say('report.promises.about', {
						percent: rateText((100 * kept) / n, language),
						range: rateRange(interval, language),
					}),
					before.n === 0
						? ''
						: say('report.promises.before', {
								then: words.then,
								kept: count(before.x),
								n: count(before.n),
								verdict: say(`verdict.${verdict}`),
							}),
				]
					.filter(Boolean)
					.join(' '),
				name: say('report.promises.name'),
				told: title,
				kept,
				broken,
				table: null,
			},
		],
		figures: [
			{
				section: 'do',
				name: say('report.promises.name'),
				group: null,
				value: (100 * kept) / n,
				unit: 'percent',
				interval,
				n,
				change: before.n === 0 ? null : (100 * kept) / n - (100 * before.x) / before.n,
				p,
				verdict,
				method: 'wilson',
			},
		],
	};
}

async function countPromises(
	{ house, now }: ReportContext,
	scope: SummaryScope,
): Promise<{ kept: number; broken: number }> {
	const cases = (await caseTimes(scope, mostCases)).map(({ caseId }) => caseId);
	const promised = await casesWithPromises(scope, cases);
	const steps = await promiseSteps(house.store.db, house.workspace, promised);
	const states = promised.flatMap((id) =>
		promisesOf(
			steps.filter(({ caseId }) => caseId === id),
			now,
		).map(({ state }) => state),
	);
	return {
		kept: states.filter((state) => state === 'kept').length,
		broken: states.filter((state) => state === 'broken').length,
	};
}
