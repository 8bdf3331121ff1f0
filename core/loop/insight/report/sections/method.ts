import type { MadeSection, ReportSection } from '../report-context';

/** For those who want to check. */
export const method: ReportSection = {
	key: 'method',
	title: (say) => say('report.method.title'),
	async make({ say, summary }) {
		const items = [
			{ term: say('report.method.signs.term'), text: say('report.method.signs') },
			{ term: say('report.method.interval.term'), text: say('report.method.interval') },
			{ term: say('report.method.chance.term'), text: say('report.method.chance') },
			{
				term: say('report.method.together.term'),
				text: say('report.method.together'),
			},
			{
				term: say('report.method.few.term'),
				text: say('report.method.few', { n: summary.minimumN }),
			},
			{ term: say('report.method.not.term'), text: say('report.method.not') },
		];
		return await Promise.resolve<MadeSection>({
			about: say('report.method.about'),
			blocks: [{ kind: 'words', title: null, about: null, items, table: null }],
			figures: [],
		});
	},
};
