import { wordsInARow } from '../../../language/in-a-row';
import type { ReportView, SectionView } from '../../../pages/report/report-view';
import type { House } from '../../house';
import { countOffScale } from '../../../store/repositories/summary';
import type { InsightInput } from '../insight-scope';
import { nobodyFits } from '../nobody-fits';
import { offScaleText } from '../off-scale';
import { headOf } from './headline';
import { mainRow, type ReportContext, reportContext, sectionView } from './report-context';
import type { ReportFigure } from './report-figures';
import { reportSections } from './sections';
import type { Yardstick } from './yardsticks';

/** What a report says, wherever it is shown. */
export type ReportParts = Pick<ReportView, 'period' | 'headline' | 'lede' | 'three'> & {
	context: ReportContext;
	sections: SectionView[];
	figures: ReportFigure[];
	/** What was left out, the zone and the minimum. */
	foot: string[];
};

/**
 * Reckons the parts of a report: the file and the page of a team's figures say the same of the same answers.
 *
 * @param wanted keys of sections, in any order; `null` = all of them
 * @param yardsticks targets and benchmarks that scores are held against
 * @throws InputError for a period that is none; NotFoundError for an owner who is not in the team
 */
export async function reportParts(
	house: House,
	now: number,
	input: InsightInput,
	wanted: readonly string[] | null,
	yardsticks: readonly Yardstick[] = [],
): Promise<ReportParts> {
	const context = await reportContext(house, now, input, yardsticks);
	const { say, words } = context;
	const made = [];
	for (const section of reportSections) {
		if (wanted !== null && !wanted.includes(section.key)) continue;
		const found = await section.make(context);
		if (found !== null) made.push({ section, found });
	}
	const all = made.map(({ found }) => found);
	return {
		context,
		period: say('report.period', { period: words.now, then: words.then }),
		...headOf(context, all),
		...(mainRow(context) === null && { lede: await nobodyFits(context.scope) }),
		sections: made.map(({ section, found }) => sectionView(section, found, say)),
		figures: all.flatMap(({ figures }) => figures),
		foot: [...(await offScaleFoot(context)), ...footOf(context)],
	};
}

async function offScaleFoot({ scope }: ReportContext): Promise<string[]> {
	const said = offScaleText(await countOffScale(scope), scope.language);
	return said === '' ? [] : [said];
}

function footOf({ say, scope, summary }: ReportContext): string[] {
	const { surveyKey, metric, segment, touchpoint, team, owner } = scope.filters;
	const filters = [surveyKey, metric?.toUpperCase(), segment, touchpoint, team, owner].flatMap(
		(one) => one ?? [],
	);
	return [
		...(filters.length === 0
			? []
			: [say('report.foot.filtered', { filters: wordsInARow(filters, say) })]),
		say('report.foot', { zone: scope.period.timeZone, n: summary.minimumN }),
	];
}
