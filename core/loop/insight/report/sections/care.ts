import { shareTails } from '../../../../insight/difference';
import { besideInterval, type Verdict, verdictOn } from '../../../../insight/finding';
import { corrected } from '../../../../insight/stats/multiplicity';
import {
	chanceText,
	figureText,
	rangeText,
	rateText,
	signedText,
} from '../../../../language/figures';
import { axisAround } from '../../../../pages/chart/place';
import type { EffectsView } from '../../../../pages/report/report-view';
import { listCampaigns } from '../../../../store/repositories/care';
import { type MeasuredEffect, measureEffect } from '../../../care/measure-effect';
import {
	markOf,
	type MadeSection,
	type ReportContext,
	type ReportSection,
} from '../report-context';
import { isWhole } from '../whole';

/** A campaign with its difference to those who were left out, percentage points. */
type Told = {
	key: string;
	measured: MeasuredEffect;
	value: number;
	low: number;
	high: number;
	p: number | null;
	verdict: Verdict;
};

/** What care changes: only those who were left out by lot can say. */
export const care: ReportSection = {
	key: 'care',
	title: (say) => say('report.care.title'),
	async make(context) {
		const { house, now, scope, say } = context;
		if (!isWhole(scope.filters)) return null;
		const measured: MeasuredEffect[] = [];
		// What is measured includes its end, a period does not.
		const until = Math.min(scope.period.until - 1, now);
		const campaigns = await listCampaigns(house.store.db, house.workspace);
		for (const { campaign_key: campaign, created_at: begun } of campaigns) {
			if (begun > until) continue;
			const from = Math.max(begun, scope.period.from);
			const effect = await measureEffect(house, now, { campaign, from, until });
			if (effect.n.treated > 0 && effect.n.heldOut > 0) measured.push(effect);
		}
		if (measured.length === 0) return null;
		const told = withVerdicts(measured, context);
		return {
			about: say('report.care.about'),
			blocks: [viewOf(told, context)],
			figures: told.map((one) => ({
				section: 'care',
				name: say('report.care.name'),
				group: one.key,
				value: one.value,
				unit: 'points',
				interval: { low: one.low, high: one.high },
				n: one.measured.n.treated + one.measured.n.heldOut,
				change: null,
				p: one.p,
				verdict: one.verdict,
				method: one.measured.method,
			})),
		} satisfies MadeSection;
	},
};

function withVerdicts(measured: readonly MeasuredEffect[], { summary }: ReportContext): Told[] {
	const tested = measured.map(({ share }) => {
		const of = ({ n, value }: { n: number; value: number | null }) => ({
			x: Math.round(n * (value ?? 0)),
			n,
		});
		return shareTails(of(share.treated), of(share.heldOut));
	});
	const values = corrected(tested.flatMap((p) => p ?? [])).values;
	let next = 0;
	return measured.map((one, at): Told => {
		const { share, n } = one;
		const p = tested[at] == null ? null : (values[next++] ?? null);
		const value = 100 * (share.difference ?? 0);
		const interval = { low: 100 * (share.low ?? -1), high: 100 * (share.high ?? 1) };
		const isEnough = Math.min(n.treated, n.heldOut) >= Math.max(1, summary.minimumN);
		return {
			key: one.campaign,
			measured: one,
			value,
			...interval,
			p,
			verdict: besideInterval(verdictOn(p ?? 1, isEnough, Math.round(value) === 0), interval),
		};
	});
}

function viewOf(told: readonly Told[], { say, language }: ReportContext): EffectsView {
	const [sure] = told.filter(({ verdict }) => verdict === 'unlikely_chance');
	const count = (n: number) => figureText(n, 'count', language);
	const percent = (share: number | null) =>
		share === null ? '–' : rateText(100 * share, language);
	return {
		kind: 'effects',
		id: 'care',
		title:
			sure === undefined
				? say('report.care.none')
				: say(sure.value > 0 ? 'report.care.works' : 'report.care.harms', {
						campaign: sure.key,
						points: signedText(sure.value, language),
					}),
		about: say('report.care.drawn', { count: told.length }),
		name: say('report.care.name'),
		told: told.map(({ key, value }) => `${key} ${signedText(value, language)}`).join(', '),
		key: [
			{ sign: 'filled', text: say('report.care.key.filled') },
			{ sign: 'hollow', text: say('chart.key.hollow') },
		],
		axis: {
			...axisAround([-5, 5, ...told.flatMap(({ low, high }) => [low, high])], 5, {
				least: -100,
				most: 100,
			}),
			unit: 'points',
		},
		rows: told.map((one) => ({
			label: one.key,
			value: one.value,
			low: one.low,
			high: one.high,
			mark: markOf(one.verdict, one.value),
			verdict: say(`verdict.${one.verdict}`),
		})),
		none: say('report.care.zero'),
		table: {
			caption: say('report.care.name'),
			head: [
				say('report.care.campaign'),
				say('report.care.written'),
				say('report.column.n'),
				say('report.care.leftOut'),
				say('report.column.n'),
				say('report.care.difference'),
				say('report.column.interval'),
				say('report.column.p'),
				say('report.care.needed'),
			],
			rows: told.map((one) => [
				one.key,
				percent(one.measured.share.treated.value),
				count(one.measured.n.treated),
				percent(one.measured.share.heldOut.value),
				count(one.measured.n.heldOut),
				signedText(one.value, language),
				rangeText(one, 'points', language),
				one.p === null ? '–' : chanceText(one.p, language),
				one.measured.share.needed === null ? '–' : count(one.measured.share.needed),
			]),
		},
	};
}
